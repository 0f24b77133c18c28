package io.recourse.command.refund;

import io.recourse.command.gateway.Standing;
import io.recourse.dispute.CaseId;
import io.recourse.dispute.ConfirmRefund;
import io.recourse.dispute.FailRefund;
import io.recourse.dispute.ProvisionalCreditGranted;
import io.recourse.dispute.RefundApproved;
import io.recourse.dispute.RefundDeclined;
import io.recourse.dispute.RefundFailed;
import io.recourse.dispute.RefundRequested;
import io.recourse.dispute.RefundResolved;
import io.recourse.dispute.RefundRetried;
import io.recourse.dispute.RefundSucceeded;
import io.recourse.money.Money;
import io.recourse.payment.PaymentDetails;
import io.recourse.payment.PaymentId;
import io.recourse.payment.RefundReleased;
import io.recourse.payment.RefundReservationRefused;
import io.recourse.payment.RefundReserved;
import io.recourse.payment.RefundSettled;
import io.recourse.payment.ReleaseRefund;
import io.recourse.payment.ReserveRefund;
import io.recourse.refund.RefundFailure;
import io.recourse.refund.RefundId;
import io.recourse.refund.RefundProgress;
import io.recourse.runtime.axon.SagaCommands;
import io.recourse.terms.RefundLimits;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
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
 * Takes one refund from request to its end: reserve on the payment, ask the gateway, settle or release, tell the case. Every
 * command and every question to the gateway names the refund, so that repeating a step after a crash changes nothing.
 */
@Saga
@ProcessingGroup(RefundSaga.GROUP)
public class RefundSaga {

    public static final String GROUP = "command.refunds";
    static final String TRY_AGAIN = "refund-try-again";

    private static final Logger log = LoggerFactory.getLogger(RefundSaga.class);

    private int failedTries;
    private int dailyTries;
    private int checks;
    private int turns;

    /**
     * How often the gateway looked at it and said no. What it had no time for, and what nobody knows the end of, is the same try
     * when it is repeated: an earlier question may still be on its way.
     */
    private int refusals;

    /** Whether the gateway has taken it, so that it is only asked how things stand. */
    private boolean taken;

    /** Money that may have to come back is the wallet's own, from wherever the payment came. */
    private boolean lent;

    private Approval approval = Approval.NOT_NEEDED;

    /** What is reserved and waits for approval. */
    private Optional<Execution> waiting = Optional.empty();

    /** What the gateway is asked, once that may be. */
    private Optional<Execution> asked = Optional.empty();

    private Optional<Scheduled> scheduled = Optional.empty();

    private enum Approval {
        NOT_NEEDED,
        AWAITED,
        GIVEN,
        DENIED
    }

    /** When the gateway is asked next. */
    record Scheduled(String id, Instant at) {}

    /** What a gateway is asked, kept while it has not ended. */
    record Execution(String source, Reserved instruction) {}

    record Reserved(RefundId refundId, PaymentId paymentId, CaseId caseId, Money amount) {}

    /** What the way to the gateway needs. */
    private record Tools(RefundExecution execution, SagaCommands commands, DeadlineManager deadlines, Clock clock) {}

    @StartSaga
    @SagaEventHandler(associationProperty = "refundId")
    void on(RefundRequested e, SagaCommands commands, Clock clock) {
        reserve(e.approvalNeeded(), e.paymentId(), e.refundId(), e.caseId(), e.amount(), e.limits(), commands, clock);
    }

    @StartSaga
    @SagaEventHandler(associationProperty = "refundId")
    void on(ProvisionalCreditGranted e, SagaCommands commands, Clock clock) {
        lent = true;
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
            SagaCommands commands,
            Clock clock) {
        approval = approvalNeeded ? Approval.AWAITED : Approval.NOT_NEEDED;
        commands.send(new ReserveRefund(
                paymentId, refundId, caseId, amount, limits, RefundSteps.act(refundId, "reserve", clock)));
    }

    @SagaEventHandler(associationProperty = "refundId")
    void on(RefundReservationRefused e, SagaCommands commands, Clock clock) {
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
            RefundExecution execution,
            SagaCommands commands,
            DeadlineManager deadlines,
            Clock clock) {
        Execution task = new Execution(
                lent ? PaymentDetails.WALLET_LEDGER : e.source(),
                new Reserved(e.refundId(), e.paymentId(), e.caseId(), e.amount()));
        switch (approval) {
            case NOT_NEEDED, GIVEN -> begin(task, new Tools(execution, commands, deadlines, clock));
            case AWAITED -> waiting = Optional.of(task);
            case DENIED -> giveBack(task, commands, clock);
        }
    }

    @SagaEventHandler(associationProperty = "refundId")
    void on(
            RefundApproved e,
            RefundExecution execution,
            SagaCommands commands,
            DeadlineManager deadlines,
            Clock clock) {
        approval = Approval.GIVEN;
        Optional<Execution> task = waiting;
        waiting = Optional.empty();
        task.ifPresent(reserved -> begin(reserved, new Tools(execution, commands, deadlines, clock)));
    }

    @SagaEventHandler(associationProperty = "refundId")
    void on(RefundDeclined e, SagaCommands commands, Clock clock) {
        approval = Approval.DENIED;
        waiting.ifPresent(task -> giveBack(task, commands, clock));
    }

    /** The case knows that it was declined: this is the end. */
    private static void giveBack(Execution task, SagaCommands commands, Clock clock) {
        Reserved refund = task.instruction();
        commands.send(new ReleaseRefund(
                refund.paymentId(),
                refund.refundId(),
                new RefundFailure(RefundFailure.Kind.NOT_APPROVED, "declined"),
                RefundSteps.act(refund.refundId(), "give-back", clock)));
        SagaLifecycle.end();
    }

    /** A gateway far away is not waited for while events wait behind this one. */
    private void begin(Execution task, Tools tools) {
        asked = Optional.of(task);
        if (tools.execution().local(task.source())) {
            ask(task, tools);
        } else if (scheduled.isEmpty()) {
            schedule(task, Duration.ZERO, tools);
        }
    }

    @DeadlineHandler(deadlineName = TRY_AGAIN)
    void tryAgain(
            Execution again, RefundExecution execution, SagaCommands commands, DeadlineManager deadlines, Clock clock) {
        scheduled = Optional.empty();
        asked = Optional.of(again);
        ask(again, new Tools(execution, commands, deadlines, clock));
    }

    /** Somebody has looked into it. */
    @SagaEventHandler(associationProperty = "refundId")
    void on(RefundRetried e, RefundExecution execution, SagaCommands commands, DeadlineManager deadlines, Clock clock) {
        failedTries = 0;
        dailyTries = 0;
        checks = 0;
        asked.ifPresent(task -> schedule(task, Duration.ZERO, new Tools(execution, commands, deadlines, clock)));
    }

    @SagaEventHandler(associationProperty = "refundId")
    void on(RefundResolved e, SagaCommands commands, Clock clock) {
        asked.map(Execution::instruction)
                .ifPresent(refund -> commands.send(
                        e.moved()
                                ? RefundSteps.settle(refund.paymentId(), e.refundId(), e.reference(), clock)
                                : RefundSteps.release(
                                        refund.paymentId(),
                                        e.refundId(),
                                        new RefundFailure(RefundFailure.Kind.UNRESOLVED, e.reference()),
                                        clock)));
    }

    @SagaEventHandler(associationProperty = "refundId")
    void on(RefundSettled e, SagaCommands commands, Clock clock) {
        commands.send(new ConfirmRefund(
                e.caseId(), e.refundId(), e.gatewayReference(), RefundSteps.act(e.refundId(), "confirm", clock)));
    }

    @SagaEventHandler(associationProperty = "refundId")
    void on(RefundReleased e, SagaCommands commands, Clock clock) {
        fail(e.caseId(), e.refundId(), e.failure(), commands, clock);
    }

    @EndSaga
    @SagaEventHandler(associationProperty = "refundId")
    void on(RefundSucceeded e, DeadlineManager deadlines, Clock clock) {
        cancel(deadlines, clock);
    }

    @EndSaga
    @SagaEventHandler(associationProperty = "refundId")
    void on(RefundFailed e, DeadlineManager deadlines, Clock clock) {
        cancel(deadlines, clock);
    }

    private void ask(Execution task, Tools tools) {
        Reserved refund = task.instruction();
        RefundExecution.Answer answer = taken
                ? tools.execution().check(task.source(), refund)
                : tools.execution().ask(task.source(), refund, refusals);
        switch (answer) {
            case RefundExecution.Answer.Ended ended -> {}
            case RefundExecution.Answer.Told told -> stands(told.standing(), task, tools);
            case RefundExecution.Answer.Unknown unknown -> soon(unknown.cause(), task, tools);
            case RefundExecution.Answer.Crowded crowded -> waitForATurn(task, tools);
            case RefundExecution.Answer.Silent silent -> watch(task, tools);
            case RefundExecution.Answer.Unsafe unsafe -> giveUp("outcome-unknown", task, tools);
        }
    }

    /** Not a try: nobody was asked. */
    private void waitForATurn(Execution task, Tools tools) {
        Optional<Duration> wait = RetryPlan.TURN.wait(turns);
        turns++;
        wait.ifPresent(until -> schedule(task, until, tools));
    }

    private void stands(Standing standing, Execution task, Tools tools) {
        Reserved refund = task.instruction();
        switch (standing) {
            case Standing.Succeeded end -> tools.commands().send(RefundSteps.end(end, refund, tools.clock()));
            case Standing.Failed failed -> failed(failed, task, tools);
            case Standing.Canceled end -> tools.commands().send(RefundSteps.end(end, refund, tools.clock()));
            case Standing.Pending pending -> underWay(new RefundProgress.Submitted(pending.reference()), task, tools);
            case Standing.ActionRequired required ->
                underWay(new RefundProgress.ActionRequired(required.reference(), required.action()), task, tools);
            case Standing.Abnormal abnormal ->
                underWay(new RefundProgress.Abnormal(abnormal.reference(), abnormal.code()), task, tools);
        }
    }

    private void underWay(RefundProgress progress, Execution task, Tools tools) {
        taken = true;
        tell(progress, task, tools);
        watch(task, tools);
    }

    private void watch(Execution task, Tools tools) {
        RetryPlan.WATCH
                .wait(checks)
                .ifPresentOrElse(
                        wait -> {
                            checks++;
                            schedule(task, wait, tools);
                        },
                        () -> giveUp("no-end", task, tools));
    }

    private void failed(Standing.Failed failed, Execution task, Tools tools) {
        taken = false;
        switch (failed.retry()) {
            case NEVER -> tools.commands().send(RefundSteps.end(failed, task.instruction(), tools.clock()));
            case SOON -> soon(failed.code(), task, tools);
            case IN_DAYS -> inDays(failed.code(), task, tools);
        }
    }

    private void soon(String cause, Execution task, Tools tools) {
        Optional<Duration> wait = RetryPlan.SOON.wait(failedTries);
        failedTries++;
        again(wait, cause, task, tools);
    }

    private void inDays(String cause, Execution task, Tools tools) {
        Optional<Duration> wait = RetryPlan.IN_DAYS.wait(dailyTries);
        refusals++;
        dailyTries++;
        again(wait, cause, task, tools);
    }

    private void again(Optional<Duration> wait, String cause, Execution task, Tools tools) {
        if (wait.isEmpty()) {
            giveUp(cause, task, tools);
            return;
        }
        log.warn(
                "refund_not_executed refundId={} source={} tries={} retryIn={} cause={}",
                task.instruction().refundId(),
                task.source(),
                failedTries + dailyTries,
                wait.get(),
                cause);
        schedule(task, wait.get(), tools);
    }

    private void giveUp(String cause, Execution task, Tools tools) {
        int tries = failedTries + dailyTries + checks;
        log.error(
                "refund_given_up refundId={} source={} tries={} cause={}",
                task.instruction().refundId(),
                task.source(),
                tries,
                cause);
        tell(new RefundProgress.GivenUp(cause, tries), task, tools);
    }

    private static void tell(RefundProgress progress, Execution task, Tools tools) {
        Reserved refund = task.instruction();
        tools.commands().send(RefundSteps.follow(refund.caseId(), refund.refundId(), progress, tools.clock()));
    }

    /** One at a time: whatever was to come later gives way. */
    private void schedule(Execution task, Duration wait, Tools tools) {
        cancel(tools.deadlines(), tools.clock());
        Instant at = tools.clock().instant().plus(wait);
        scheduled = Optional.of(new Scheduled(tools.deadlines().schedule(at, TRY_AGAIN, task), at));
    }

    /** What is due fires at this moment, cannot be cancelled any more, and does no harm. */
    private void cancel(DeadlineManager deadlines, Clock clock) {
        scheduled
                .filter(next -> next.at().isAfter(clock.instant()))
                .ifPresent(next -> deadlines.cancelSchedule(TRY_AGAIN, next.id()));
        scheduled = Optional.empty();
    }

    private static void fail(
            CaseId caseId, RefundId refundId, RefundFailure failure, SagaCommands commands, Clock clock) {
        commands.send(new FailRefund(caseId, refundId, failure, RefundSteps.act(refundId, "fail", clock)));
    }
}
