package io.recourse.query.audit.export;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;

/** What kind of thing a stream of events is about, by the name under which it is stored. */
public record StreamType(@JsonValue String value) {

    private static final List<String> KNOWN =
            List.of("DisputeCase", "Payment", "Incident", "PolicyLibrary", "ForgetRequest", "MerchantWebhooks");

    static final StreamType CASE = new StreamType("DisputeCase");
    static final StreamType PAYMENT = new StreamType("Payment");

    /** @throws IllegalArgumentException when there is none of that name: nothing would be exported, and nobody would know why */
    public StreamType {
        if (!KNOWN.contains(value)) {
            throw new IllegalArgumentException("must be one of " + String.join(", ", KNOWN));
        }
    }

    public static StreamType of(String value) {
        return new StreamType(value);
    }
}
