package io.recourse.query.audit.export;

import io.recourse.actor.Act;
import io.recourse.customer.CustomerEvent;
import io.recourse.dispute.CaseId;
import io.recourse.dispute.DisputeEvent;
import io.recourse.incident.IncidentCaseAdded;
import io.recourse.incident.IncidentEvent;
import io.recourse.library.LibraryEvent;
import io.recourse.money.Money;
import io.recourse.payment.CustomerId;
import io.recourse.payment.MerchantId;
import io.recourse.payment.PaymentEvent;
import io.recourse.payment.PaymentId;
import io.recourse.refund.RefundId;
import io.recourse.webhook.WebhookEvent;
import java.util.List;
import java.util.Optional;

/** What an event says that is no text: who did it, what it is about, and how much money. */
record Facts(
        Optional<Act> act,
        Optional<CaseId> caseId,
        List<PaymentId> payments,
        Optional<RefundId> refund,
        Optional<CustomerId> customer,
        Optional<MerchantId> merchant,
        Optional<Money> amount) {

    private static final Facts NONE = new Facts(
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    /** @param payload of any event; of one that is not known here, nothing is told */
    static Facts of(Object payload) {
        if (payload instanceof DisputeEvent event) {
            return DisputeFacts.of(event);
        }
        if (payload instanceof PaymentEvent event) {
            return PaymentFacts.of(event);
        }
        if (payload instanceof IncidentCaseAdded event) {
            return done(event.act()).in(event.caseId());
        }
        if (payload instanceof IncidentEvent event) {
            return done(event.act());
        }
        if (payload instanceof CustomerEvent event) {
            return done(event.act()).about(event.customerId());
        }
        if (payload instanceof WebhookEvent event) {
            return done(event.act()).ofMerchant(event.merchantId());
        }
        return payload instanceof LibraryEvent event ? done(event.act()) : NONE;
    }

    static Facts done(Act act) {
        return new Facts(
                Optional.of(act),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    Facts in(CaseId id) {
        return new Facts(act, Optional.of(id), payments, refund, customer, merchant, amount);
    }

    private Facts about(CustomerId id) {
        return new Facts(act, caseId, payments, refund, Optional.of(id), merchant, amount);
    }

    private Facts ofMerchant(MerchantId id) {
        return new Facts(act, caseId, payments, refund, customer, Optional.of(id), amount);
    }

    Facts on(List<PaymentId> ids) {
        return new Facts(act, caseId, ids, refund, customer, merchant, amount);
    }

    Facts on(PaymentId id) {
        return on(List.of(id));
    }

    Facts between(CustomerId payer, Optional<MerchantId> payee) {
        return new Facts(act, caseId, payments, refund, Optional.of(payer), payee, amount);
    }

    Facts of(RefundId id) {
        return new Facts(act, caseId, payments, Optional.of(id), customer, merchant, amount);
    }

    Facts worth(Money money) {
        return worth(Optional.of(money));
    }

    Facts worth(Optional<Money> money) {
        return new Facts(act, caseId, payments, refund, customer, merchant, money);
    }

    /** With a blank between two, which no id has; empty when it is about none. */
    Optional<String> paymentIds() {
        return payments.stream().map(PaymentId::value).reduce((one, next) -> one + " " + next);
    }
}
