package io.recourse.query.eligibility;

import io.recourse.actor.Actor;
import io.recourse.dispute.Action;
import io.recourse.dispute.CaseState;
import io.recourse.dispute.Lifecycle;
import io.recourse.money.Money;
import io.recourse.payment.PaymentId;
import io.recourse.payment.PaymentState;
import io.recourse.rejection.Rejection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What would become of a refund if it were applied for now, by the rules that would decide.
 *
 * @param refusals by every rule that forbids it, the one that would be met first at the beginning; none when it is possible
 * @param limits of the operator of the payment's source; none when the payment is none of the case
 * @param refundable what may still go back of the payment; empty when the payment is none of the case
 * @param promisedBy until when it would have to have moved
 */
record Prospect(
        List<Rejection> refusals,
        List<SourceLimit> limits,
        Optional<Money> refundable,
        boolean approvalNeeded,
        boolean identityNeeded,
        boolean identityVerified,
        Instant promisedBy) {

    Prospect {
        refusals = List.copyOf(refusals);
        limits = List.copyOf(limits);
    }

    static Prospect of(
            CaseState state,
            PaymentId paymentId,
            Optional<PaymentState> payment,
            Money amount,
            Actor reader,
            Instant now) {
        // What others paid is nobody's business here.
        Optional<PaymentState> own =
                payment.filter(p -> state.payment(paymentId).isPresent());
        return new Prospect(
                Stream.concat(
                                Lifecycle.refusals(state, Action.REFUND, paymentId, reader, now).stream(),
                                own.stream()
                                        .flatMap(p ->
                                                p.refusals(amount, state.terms().refunds(), now).stream()))
                        .toList(),
                own.map(p -> SourceLimit.of(state, p, now)).orElse(List.of()),
                own.map(PaymentState::refundable),
                state.needsApproval(amount),
                state.terms().identityFor().contains(Action.REFUND),
                state.identified(now),
                now.plus(state.terms().refund().within()));
    }

    boolean possible() {
        return refusals.isEmpty();
    }
}
