package io.recourse.command.refund;

import io.recourse.actor.Act;
import io.recourse.command.payment.Payments;
import io.recourse.dispute.ProvisionalCreditWithdrawn;
import io.recourse.dispute.RefundReversed;
import io.recourse.dispute.ReverseRefund;
import io.recourse.payment.PaymentId;
import io.recourse.payment.ReturnRefund;
import io.recourse.refund.RefundFailure;
import io.recourse.refund.RefundId;
import java.time.Clock;
import java.time.Duration;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.axonframework.modelling.saga.EndSaga;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.spring.stereotype.Saga;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings money back: takes a provisional credit from the customer and tells the case, and gives back to the payment what any
 * reversed refund had reserved. Every command names the refund, so that repeating a step after a crash changes nothing.
 */
@Saga
@ProcessingGroup(ReversalSaga.GROUP)
public class ReversalSaga {

    public static final String GROUP = "command.reversals";

    static final String TRY_AGAIN = "reversal-try-again";

    private static final Logger log = LoggerFactory.getLogger(ReversalSaga.class);
    private static final Duration WAIT = Duration.ofMinutes(1);

    @StartSaga
    @SagaEventHandler(associationProperty = "refundId")
    void on(
            ProvisionalCreditWithdrawn e,
            Payments payments,
            RefundExecution execution,
            CommandGateway commands,
            DeadlineManager deadlines,
            Clock clock) {
        RefundGateway.Instruction instruction =
                new RefundGateway.Instruction(e.refundId(), e.paymentId(), e.caseId(), e.amount());
        takeBack(instruction, payments, execution, commands, deadlines, clock);
    }

    @DeadlineHandler(deadlineName = TRY_AGAIN)
    void tryAgain(
            RefundGateway.Instruction again,
            Payments payments,
            RefundExecution execution,
            CommandGateway commands,
            DeadlineManager deadlines,
            Clock clock) {
        takeBack(again, payments, execution, commands, deadlines, clock);
    }

    @StartSaga
    @EndSaga
    @SagaEventHandler(associationProperty = "refundId")
    void on(RefundReversed e, CommandGateway commands, Clock clock) {
        commands.sendAndWait(
                new ReturnRefund(e.paymentId(), e.refundId(), e.failure(), act(e.refundId(), "return", clock)));
    }

    private static void takeBack(
            RefundGateway.Instruction instruction,
            Payments payments,
            RefundExecution execution,
            CommandGateway commands,
            DeadlineManager deadlines,
            Clock clock) {
        PaymentId paymentId = instruction.paymentId();
        RefundId refundId = instruction.refundId();
        String source = payments.find(paymentId).orElseThrow().details().source();
        try {
            switch (execution.takeBack(source, instruction)) {
                case RefundGateway.Outcome.Succeeded s ->
                    commands.sendAndWait(new ReverseRefund(
                            instruction.caseId(),
                            refundId,
                            new RefundFailure(RefundFailure.Kind.TAKEN_BACK, s.reference()),
                            act(refundId, "reverse", clock)));
                case RefundGateway.Outcome.Declined d -> later(instruction, source, d.code(), deadlines, clock);
            }
        } catch (GatewayUnavailable e) {
            later(instruction, source, String.valueOf(e.getMessage()), deadlines, clock);
        }
    }

    /** A credit that was taken from the customer by decision stays to be taken back until it is. */
    private static void later(
            RefundGateway.Instruction instruction,
            String source,
            String cause,
            DeadlineManager deadlines,
            Clock clock) {
        log.warn(
                "credit_not_taken_back refundId={} source={} retryIn={} cause={}",
                instruction.refundId(),
                source,
                WAIT,
                cause);
        deadlines.schedule(clock.instant().plus(WAIT), TRY_AGAIN, instruction);
    }

    private static Act act(RefundId refundId, String step, Clock clock) {
        return Act.bySystem("refunds", clock.instant(), refundId + ":" + step);
    }
}
