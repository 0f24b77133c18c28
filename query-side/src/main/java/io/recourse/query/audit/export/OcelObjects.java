package io.recourse.query.audit.export;

import io.recourse.dispute.Axes;
import io.recourse.dispute.CaseId;
import io.recourse.dispute.CaseState;
import io.recourse.dispute.Complaint;
import io.recourse.money.Money;
import io.recourse.payment.PaymentDetails;
import io.recourse.payment.PaymentRecorded;
import io.recourse.query.audit.export.OcelDocument.Relationship;
import io.recourse.query.audit.export.OcelDocument.Thing;
import io.recourse.query.audit.export.OcelDocument.TimedValue;
import io.recourse.query.audit.export.OcelType.OcelRef;
import io.recourse.refund.CaseRefund;
import io.recourse.refund.RefundId;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells what the objects of OCEL are, from their own histories. */
final class OcelObjects {

    /** From when an attribute is what it is for ever; so the standard's own examples say it. */
    private static final Instant ALWAYS = Instant.EPOCH;

    private final History history;
    private final Newcomers late;

    OcelObjects(History history, Newcomers late) {
        this.history = history;
        this.late = late;
    }

    /** @param payload of the event by which the object came up */
    Thing describe(OcelRef object, Object payload) throws IOException {
        return switch (object.type()) {
            case CASE -> dispute(object);
            case PAYMENT -> payment(object, payload);
            case REFUND -> refund(object, Facts.of(payload).caseId().orElseThrow());
            case CUSTOMER, MERCHANT, AGENT -> thing(object, List.of(), List.of());
        };
    }

    private Thing dispute(OcelRef object) throws IOException {
        List<TimedValue> attributes = new ArrayList<>();
        List<Relationship> relationships = new ArrayList<>();
        Changes status = new Changes("status", attributes);
        Changes stage = new Changes("stage", attributes);
        history.of(CaseId.of(object.id()), late).walk((message, event, after) -> {
            if (message.getSequenceNumber() == 0) {
                attributes.add(always("reason", after.complaint().reason()));
                attributes.add(always("origin", after.origin()));
                attributes.add(always("channel", after.complaint().channel()));
                relationships.addAll(parties(after));
            }
            status.is(Axes.of(after).status(), event.act().occurredAt());
            stage.is(after.stage(), event.act().occurredAt());
        });
        return thing(object, attributes, relationships);
    }

    private static List<Relationship> parties(CaseState state) {
        Complaint complaint = state.complaint();
        List<Relationship> parties = new ArrayList<>();
        parties.add(to(OcelType.CUSTOMER.ref(complaint.customerId().value()), "complained by"));
        state.merchantId().ifPresent(id -> parties.add(to(OcelType.MERCHANT.ref(id.value()), "against")));
        complaint.paymentIds().forEach(id -> parties.add(to(OcelType.PAYMENT.ref(id.value()), "about")));
        return parties;
    }

    private Thing payment(OcelRef object, Object payload) {
        Object first = payload instanceof PaymentRecorded
                ? payload
                : history.beginning(object.id()).orElse(payload);
        return first instanceof PaymentRecorded recorded
                ? payment(object, recorded.details())
                : thing(object, List.of(), List.of());
    }

    private static Thing payment(OcelRef object, PaymentDetails details) {
        List<TimedValue> attributes = new ArrayList<>(money(details.amount()));
        attributes.add(always("capturedAt", details.capturedAt()));
        attributes.add(always("source", details.source()));
        return thing(
                object,
                attributes,
                List.of(
                        to(OcelType.CUSTOMER.ref(details.customerId().value()), "paid by"),
                        to(OcelType.MERCHANT.ref(details.merchantId().value()), "paid to")));
    }

    private Thing refund(OcelRef object, CaseId caseId) throws IOException {
        RefundId id = RefundId.of(object.id());
        List<TimedValue> attributes = new ArrayList<>();
        List<Relationship> relationships = new ArrayList<>();
        Changes status = new Changes("status", attributes);
        history.of(caseId, late).walk((message, event, after) -> {
            Optional<CaseRefund> refund = after.refund(id);
            if (refund.isPresent()) {
                if (relationships.isEmpty()) {
                    attributes.add(always("purpose", refund.get().purpose()));
                    attributes.addAll(money(refund.get().amount()));
                    relationships.add(to(OcelType.CASE.ref(caseId.value()), "asked for in"));
                    relationships.add(
                            to(OcelType.PAYMENT.ref(refund.get().paymentId().value()), "of"));
                }
                status.is(refund.get().status(), event.act().occurredAt());
            }
        });
        return thing(object, attributes, relationships);
    }

    private static List<TimedValue> money(Money money) {
        return List.of(
                always("amount", money.amount().toPlainString()),
                always("currency", money.currency().getCurrencyCode()));
    }

    private static TimedValue always(String name, Object value) {
        return new TimedValue(name, value.toString(), ALWAYS);
    }

    private static Relationship to(OcelRef object, String qualifier) {
        return new Relationship(object.objectId(), qualifier);
    }

    private static Thing thing(OcelRef object, List<TimedValue> attributes, List<Relationship> relationships) {
        return new Thing(object.objectId(), object.type().word(), attributes, relationships);
    }

    /** An attribute that is told whenever it becomes another. */
    private static final class Changes {

        private final String name;
        private final List<TimedValue> told;
        private String current = "";

        Changes(String name, List<TimedValue> told) {
            this.name = name;
            this.told = told;
        }

        void is(Enum<?> value, Instant since) {
            if (!value.name().equals(current)) {
                current = value.name();
                told.add(new TimedValue(name, current, since));
            }
        }
    }
}
