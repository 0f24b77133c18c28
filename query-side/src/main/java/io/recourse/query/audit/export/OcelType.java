package io.recourse.query.audit.export;

import java.util.List;
import java.util.Locale;

/** A type of objects in OCEL, with the attributes that its objects may have. */
enum OcelType {
    CASE(
            new OcelAttribute("reason", "string"),
            new OcelAttribute("origin", "string"),
            new OcelAttribute("channel", "string"),
            new OcelAttribute("status", "string"),
            new OcelAttribute("stage", "string")),
    PAYMENT(
            new OcelAttribute("amount", "float"),
            new OcelAttribute("currency", "string"),
            new OcelAttribute("capturedAt", "time"),
            new OcelAttribute("source", "string")),
    REFUND(
            new OcelAttribute("purpose", "string"),
            new OcelAttribute("amount", "float"),
            new OcelAttribute("currency", "string"),
            new OcelAttribute("status", "string")),
    CUSTOMER,
    MERCHANT,
    AGENT;

    /** As the standard declares it. */
    record OcelAttribute(String name, String type) {}

    private final List<OcelAttribute> attributes;

    OcelType(OcelAttribute... attributes) {
        this.attributes = List.of(attributes);
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    List<OcelAttribute> attributes() {
        return attributes;
    }

    /** The wallet's ids of payments, customers and merchants may be the same text: the type tells them apart. */
    OcelRef ref(String id) {
        return new OcelRef(this, id);
    }

    /** Names one object. */
    record OcelRef(OcelType type, String id) {

        String objectId() {
            return type.word() + ":" + id;
        }
    }
}
