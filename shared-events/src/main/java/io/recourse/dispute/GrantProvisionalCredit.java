package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.money.Money;
import io.recourse.payment.PaymentId;
import io.recourse.personal.Personal;
import io.recourse.refund.RefundId;
import java.util.Optional;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Gives money to the customer until the case is decided. */
public record GrantProvisionalCredit(
        @TargetAggregateIdentifier CaseId caseId,
        RefundId refundId,
        PaymentId paymentId,
        Money amount,
        Optional<Personal<String>> reason,
        Act act)
        implements DisputeCommand {
    @Override
    public Action action() {
        return Action.GRANT_PROVISIONAL_CREDIT;
    }

    @Override
    public Optional<Object> target() {
        return Optional.of(paymentId);
    }
}
