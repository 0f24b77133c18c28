package io.recourse.command.dispute;

import io.recourse.actor.Act;
import io.recourse.command.payment.PaymentReferences;
import io.recourse.command.payment.Payments;
import io.recourse.dispute.CaseId;
import io.recourse.dispute.DisputeOpened;
import io.recourse.dispute.DisputedPayment;
import io.recourse.dispute.NoteMovement;
import io.recourse.payment.OutsideMovement;
import io.recourse.payment.OutsideMovementRecorded;
import io.recourse.payment.PaymentId;
import io.recourse.payment.PaymentState;
import java.time.Clock;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/**
 * Tells cases of money that moved without Recourse, of their payments: when it does, and when they are opened afterwards. It tells
 * them once: a replay sends nothing.
 */
@Component
@DisallowReplay
@ProcessingGroup(PaymentReferences.GROUP)
class OutsideMovements {

    private final OpenComplaints complaints;
    private final Payments payments;
    private final CommandGateway commands;
    private final Clock clock;

    OutsideMovements(OpenComplaints complaints, Payments payments, CommandGateway commands, Clock clock) {
        this.complaints = complaints;
        this.payments = payments;
        this.commands = commands;
        this.clock = clock;
    }

    @EventHandler
    void on(OutsideMovementRecorded e) {
        payments.find(e.paymentId())
                .ifPresent(payment ->
                        complaints.about(e.paymentId()).forEach(caseId -> note(caseId, payment, e.movement())));
    }

    @EventHandler
    void on(DisputeOpened e) {
        e.payments().stream()
                .map(DisputedPayment::id)
                .flatMap(id -> payments.find(id).stream())
                .forEach(payment -> payment.outside().movements().forEach(m -> note(e.caseId(), payment, m)));
    }

    private void note(CaseId caseId, PaymentState payment, OutsideMovement movement) {
        PaymentId id = payment.id();
        String commandId = "moved:" + caseId + ":" + movement.source() + ":" + movement.id();
        commands.sendAndWait(new NoteMovement(
                caseId, id, movement, payment.refundable(), Act.bySystem("payments", clock.instant(), commandId)));
    }
}
