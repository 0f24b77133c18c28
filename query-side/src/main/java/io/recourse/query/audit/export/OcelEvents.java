package io.recourse.query.audit.export;

import io.recourse.actor.Act;
import io.recourse.actor.Role;
import io.recourse.dispute.DisputeEvent;
import io.recourse.payment.PaymentEvent;
import io.recourse.query.audit.UnderstoodEvent;
import io.recourse.query.audit.export.OcelDocument.Relationship;
import io.recourse.query.audit.export.OcelDocument.Value;
import io.recourse.query.audit.export.OcelType.OcelAttribute;
import io.recourse.query.audit.export.OcelType.OcelRef;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What an event is in OCEL, and which objects it is about. */
final class OcelEvents {

    private static final List<OcelAttribute> ATTRIBUTES = List.of(
            new OcelAttribute("position", "integer"),
            new OcelAttribute("recordedAt", "time"),
            new OcelAttribute("role", "string"),
            new OcelAttribute("channel", "string"),
            new OcelAttribute("amount", "float"),
            new OcelAttribute("currency", "string"));

    private OcelEvents() {}

    static List<OcelDocument.Type> types() {
        return Stream.of(DisputeEvent.class, PaymentEvent.class)
                .flatMap(family -> Stream.of(family.getPermittedSubclasses()))
                .map(type -> new OcelDocument.Type(type.getSimpleName(), ATTRIBUTES))
                .toList();
    }

    /** Whether it is of a declared type: an event that a newer version wrote is of none. */
    static boolean knows(Object payload) {
        return payload instanceof DisputeEvent || payload instanceof PaymentEvent;
    }

    /** @param event of a type that is known */
    static OcelDocument.Event of(UnderstoodEvent event) {
        Facts facts = Facts.of(event.payload());
        return new OcelDocument.Event(
                event.id(),
                event.name(),
                facts.act().orElseThrow().occurredAt(),
                attributes(event, facts),
                objects(facts).entrySet().stream()
                        .map(object -> new Relationship(object.getKey().objectId(), object.getValue()))
                        .toList());
    }

    /** The objects that an event is about, and what each is to it. */
    static Map<OcelRef, String> objects(Facts facts) {
        Map<OcelRef, String> objects = new LinkedHashMap<>();
        facts.caseId().ifPresent(id -> objects.put(OcelType.CASE.ref(id.value()), "case"));
        facts.payments().forEach(id -> objects.put(OcelType.PAYMENT.ref(id.value()), "payment"));
        facts.refund().ifPresent(id -> objects.put(OcelType.REFUND.ref(id.value()), "refund"));
        facts.customer().ifPresent(id -> objects.put(OcelType.CUSTOMER.ref(id.value()), "customer"));
        facts.merchant().ifPresent(id -> objects.put(OcelType.MERCHANT.ref(id.value()), "merchant"));
        facts.act()
                .map(Act::actor)
                .filter(actor -> isStaff(actor.role()))
                .ifPresent(actor -> objects.put(OcelType.AGENT.ref(actor.id()), "actor"));
        return objects;
    }

    private static boolean isStaff(Role role) {
        return switch (role) {
            case AGENT, SUPERVISOR, ADMIN -> true;
            case MERCHANT, AUDITOR, SYSTEM -> false;
        };
    }

    private static List<Value> attributes(UnderstoodEvent event, Facts facts) {
        Stream<Value> all = Stream.of(
                new Value("position", Long.toString(event.place())),
                new Value("recordedAt", event.recordedAt().toString()));
        Stream<Value> act = facts.act().stream()
                .flatMap(a -> Stream.of(
                        new Value("role", a.actor().role().name()),
                        new Value("channel", a.channel().name())));
        Stream<Value> amount = facts.amount().stream()
                .flatMap(money -> Stream.of(
                        new Value("amount", money.amount().toPlainString()),
                        new Value("currency", money.currency().getCurrencyCode())));
        return Stream.of(all, act, amount).flatMap(values -> values).toList();
    }
}
