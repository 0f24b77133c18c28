package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.money.Money;
import io.recourse.payment.OutsideMovement;
import io.recourse.payment.PaymentId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Tells a case that money of one of its payments moved without Recourse.
 *
 * @param refundable what the payment has left after it
 */
public record NoteMovement(
        @TargetAggregateIdentifier CaseId caseId,
        PaymentId paymentId,
        OutsideMovement movement,
        Money refundable,
        Act act)
        implements DisputeCommand {
    @Override
    public Action action() {
        return Action.NOTE_MOVEMENT;
    }
}
