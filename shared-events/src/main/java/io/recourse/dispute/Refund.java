package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.money.Money;
import io.recourse.payment.PaymentId;
import io.recourse.personal.Personal;
import io.recourse.refund.RefundId;
import java.util.Optional;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Asks for money to go back to the customer, from one payment of the case. */
public record Refund(
        @TargetAggregateIdentifier CaseId caseId,
        RefundId refundId,
        PaymentId paymentId,
        Money amount,
        Optional<Personal<String>> reason,
        Act act)
        implements DisputeCommand {

    @Override
    public Action action() {
        return Action.REFUND;
    }

    @Override
    public Optional<Object> target() {
        return Optional.of(paymentId);
    }
}
