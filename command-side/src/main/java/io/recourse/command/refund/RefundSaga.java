package io.recourse.command.refund;

import io.recourse.actor.Act;
import io.recourse.command.payment.Payments;
import io.recourse.dispute.CaseId;
import io.recourse.dispute.ConfirmRefund;
import io.recourse.dispute.FailRefund;
import io.recourse.dispute.ProvisionalCreditGranted;
import io.recourse.dispute.RefundApproved;
import io.recourse.dispute.RefundDeclined;
import io.recourse.dispute.RefundFailed;
import io.recourse.dispute.RefundRequested;
import io.recourse.dispute.RefundSucceeded;
import io.recourse.money.Money;
import io.recourse.payment.PaymentId;
import io.recourse.payment.RefundReleased;
import io.recourse.payment.RefundReservationRefused;
import io.recourse.payment.RefundReserved;
import io.recourse.payment.RefundSettled;
import io.recourse.payment.ReleaseRefund;
import io.recourse.payment.ReserveRefund;
import io.recourse.payment.SettleRefund;
import io.recourse.refund.RefundFailure;
import io.recourse.refund.RefundId;
import io.recourse.terms.RefundLimits;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.axonframework.modelling.saga.EndSaga;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.SagaLifecycle;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.spring.stereotype.Saga;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes one refund from request to its end: reserve on the payment, execute at the gateway, settle or release, tell the
 * case. Every command names the refund, so that repeating a step after a crash changes nothing.
 */
@Saga
@ProcessingGroup(RefundSaga.GROUP)
public class RefundSaga {

    public static final String GROUP = "command.refunds";
    static final String TRY_AGAIN = "refund-try-again";

    private static final Logger log = LoggerFactory.getLogger(RefundSaga.class);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private int failedTries;

    private Approval approval = Approval.NOT_NEEDED;

    /** What is reserved and waits for approval. */
    private Optional<Execution> waiting = Optional.empty();

    private enum Approval {
        NOT_NEEDED,
        AWAITED,
        GIVEN,
        DENIED
    }

    /** What a gateway is asked, kept while it cannot be reached. */
    record Execution(String source, RefundGateway.Instruction instruction) {}

    @StartSaga
    @SagaEventHandler(associationProperty = "refundId")
    void on(RefundRequested e, CommandGateway commands, Clock clock) {
        reserve(e.approvalNeeded(), e.paymentId(), e.refundId(), e.caseId(), e.amount(), e.limits(), commands, clock);
    }

    @StartSaga
    @SagaEventHandler(associationProperty = "refundId")
    void on(ProvisionalCreditGranted e, CommandGateway commands, Clock clock) {
        reserve(e.approvalNeeded(), e.paymentId(), e.refundId(), e.caseId(), e.amount(), e.limits(), commands, clock);
    }

    /** Also before it is approved: what two people agree to must still be there. */
    private void reserve(
            boolean approvalNeeded,
            PaymentId paymentId,
            RefundId refundId,
            CaseId caseId,
            Money amount,
            Optional<RefundLimits> limits,
            CommandGateway commands,
            Clock clock) {
        approval = approvalNeeded ? Approval.AWAITED : Approval.NOT_NEEDED;
        commands.sendAndWait(
                new ReserveRefund(paymentId, refundId, caseId, amount, limits, act(refundId, "reserve", clock)));
    }

    @SagaEventHandler(associationProperty = "refundId")
    void on(RefundReservationRefused e, CommandGateway commands, Clock clock) {
        if (approval == Approval.DENIED) {
            SagaLifecycle.end();
            return;
        }
        RefundFailure failure =
                new RefundFailure(RefundFailure.Kind.NOT_RESERVED, e.rule().slug());
        fail(e.caseId(), e.refundId(), failure, commands, clock);
    }

    @SagaEventHandler(associationProperty = "refundId")
    void on(
            RefundReserved e,
            Payments payments,
            RefundExecution execution,
            CommandGateway commands,
            DeadlineManager deadlines,
            Clock clock) {
        RefundGateway.Instruction instruction =
                new RefundGateway.Instruction(e.refundId(), e.paymentId(), e.caseId(), e.amount());
        Execution task = new Execution(e.source(), instruction);
        switch (approval) {
            case NOT_NEEDED, GIVEN -> execute(task, payments, execution, commands, deadlines, clock);
            case AWAITED -> waiting = Optional.of(task);
            case DENIED -> giveBack(task, commands, clock);
        }
    }

    @SagaEventHandler(associationProperty = "refundId")
    void on(
            RefundApproved e,
            Payments payments,
            RefundExecution execution,
            CommandGateway commands,
            DeadlineManager deadlines,
            Clock clock) {
        approval = Approval.GIVEN;
        Optional<Execution> task = waiting;
        waiting = Optional.empty();
        task.ifPresent(reserved -> execute(reserved, payments, execution, commands, deadlines, clock));
    }

    @SagaEventHandler(associationProperty = "refundId")
    void on(RefundDeclined e, CommandGateway commands, Clock clock) {
        approval = Approval.DENIED;
        waiting.ifPresent(task -> giveBack(task, commands, clock));
    }

    /** The case knows that it was declined: this is the end. */
    private static void giveBack(Execution task, CommandGateway commands, Clock clock) {
        RefundId refundId = task.instruction().refundId();
        commands.sendAndWait(new ReleaseRefund(
                task.instruction().paymentId(),
                refundId,
                new RefundFailure(RefundFailure.Kind.NOT_APPROVED, "declined"),
                act(refundId, "give-back", clock)));
        SagaLifecycle.end();
    }

    @DeadlineHandler(deadlineName = TRY_AGAIN)
    void tryAgain(
            Execution again,
            Payments payments,
            RefundExecution execution,
            CommandGateway commands,
            DeadlineManager deadlines,
            Clock clock) {
        execute(again, payments, execution, commands, deadlines, clock);
    }

    @SagaEventHandler(associationProperty = "refundId")
    void on(RefundSettled e, CommandGateway commands, Clock clock) {
        commands.sendAndWait(
                new ConfirmRefund(e.caseId(), e.refundId(), e.gatewayReference(), act(e.refundId(), "confirm", clock)));
    }

    @SagaEventHandler(associationProperty = "refundId")
    void on(RefundReleased e, CommandGateway commands, Clock clock) {
        fail(e.caseId(), e.refundId(), e.failure(), commands, clock);
    }

    @EndSaga
    @SagaEventHandler(associationProperty = "refundId")
    void on(RefundSucceeded e) {}

    @EndSaga
    @SagaEventHandler(associationProperty = "refundId")
    void on(RefundFailed e) {}

    private void execute(
            Execution task,
            Payments payments,
            RefundExecution execution,
            CommandGateway commands,
            DeadlineManager deadlines,
            Clock clock) {
        PaymentId paymentId = task.instruction().paymentId();
        RefundId refundId = task.instruction().refundId();
        // An event may be delivered again; by then the money may have moved, or may have been given back.
        if (!payments.find(paymentId).map(p -> p.reserves(refundId)).orElse(false)) {
            return;
        }
        try {
            switch (execution.execute(task.source(), task.instruction())) {
                case RefundGateway.Outcome.Succeeded s ->
                    commands.sendAndWait(
                            new SettleRefund(paymentId, refundId, s.reference(), act(refundId, "settle", clock)));
                case RefundGateway.Outcome.Declined d ->
                    commands.sendAndWait(new ReleaseRefund(
                            paymentId,
                            refundId,
                            new RefundFailure(RefundFailure.Kind.DECLINED, d.code()),
                            act(refundId, "release", clock)));
            }
        } catch (GatewayUnavailable e) {
            Duration wait = waitAfter(failedTries);
            failedTries++;
            log.warn(
                    "refund_gateway_unavailable refundId={} source={} tries={} retryIn={} cause={}",
                    refundId,
                    task.source(),
                    failedTries,
                    wait,
                    e.getMessage());
            deadlines.schedule(clock.instant().plus(wait), TRY_AGAIN, task);
        }
    }

    /** One second, doubled for every failed try, an hour at most. */
    private static Duration waitAfter(int tries) {
        Duration wait = Duration.ofSeconds(1L << Math.min(tries, 12));
        return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    }

    private static void fail(
            CaseId caseId, RefundId refundId, RefundFailure failure, CommandGateway commands, Clock clock) {
        commands.sendAndWait(new FailRefund(caseId, refundId, failure, act(refundId, "fail", clock)));
    }

    private static Act act(RefundId refundId, String step, Clock clock) {
        return Act.bySystem("refunds", clock.instant(), refundId + ":" + step);
    }
}
