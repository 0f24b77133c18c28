package io.recourse.command.refund;

import io.recourse.actor.Act;
import io.recourse.dispute.CaseId;
import io.recourse.dispute.ProvisionalCreditWithdrawn;
import io.recourse.dispute.RefundRetried;
import io.recourse.dispute.RefundReversed;
import io.recourse.dispute.ReverseRefund;
import io.recourse.money.Money;
import io.recourse.payment.PaymentId;
import io.recourse.payment.ReturnRefund;
import io.recourse.refund.RefundFailure;
import io.recourse.refund.RefundId;
import io.recourse.refund.RefundProgress;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.SagaLifecycle;
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
    static final String GIVE_BACK_AGAIN = "reversal-give-back-again";

    private static final Logger log = LoggerFactory.getLogger(ReversalSaga.class);

    /** Until the ledger, which is our own, is asked again. */
    private static final Duration WAIT = Duration.ofMinutes(1);

    private int failedTries;
    private Optional<Withdrawn> withdrawn = Optional.empty();

    /** A credit that was taken from the customer by decision. */
    record Withdrawn(RefundId refundId, PaymentId paymentId, CaseId caseId, Money amount) {}

    /** Money that is no longer with the customer, and why. */
    record Reversed(Withdrawn refund, RefundFailure failure) {}

    @StartSaga
    @SagaEventHandler(associationProperty = "refundId")
    void on(
            ProvisionalCreditWithdrawn e,
            CreditRecovery recovery,
            CommandGateway commands,
            DeadlineManager deadlines,
            Clock clock) {
        takeBack(
                new Withdrawn(e.refundId(), e.paymentId(), e.caseId(), e.amount()),
                recovery,
                commands,
                deadlines,
                clock);
    }

    @DeadlineHandler(deadlineName = TRY_AGAIN)
    void tryAgain(
            Withdrawn again, CreditRecovery recovery, CommandGateway commands, DeadlineManager deadlines, Clock clock) {
        takeBack(again, recovery, commands, deadlines, clock);
    }

    /** Somebody has looked into it. */
    @SagaEventHandler(associationProperty = "refundId")
    void on(RefundRetried e, CreditRecovery recovery, CommandGateway commands, DeadlineManager deadlines, Clock clock) {
        failedTries = 0;
        withdrawn.ifPresent(credit -> takeBack(credit, recovery, commands, deadlines, clock));
    }

    @StartSaga
    @SagaEventHandler(associationProperty = "refundId")
    void on(
            RefundReversed e,
            CreditRecovery recovery,
            CommandGateway commands,
            DeadlineManager deadlines,
            Clock clock) {
        Withdrawn refund = new Withdrawn(e.refundId(), e.paymentId(), e.caseId(), e.amount());
        giveBack(new Reversed(refund, e.failure()), recovery, commands, deadlines, clock);
    }

    @DeadlineHandler(deadlineName = GIVE_BACK_AGAIN)
    void giveBackAgain(
            Reversed again, CreditRecovery recovery, CommandGateway commands, DeadlineManager deadlines, Clock clock) {
        giveBack(again, recovery, commands, deadlines, clock);
    }

    private void giveBack(
            Reversed reversed,
            CreditRecovery recovery,
            CommandGateway commands,
            DeadlineManager deadlines,
            Clock clock) {
        Withdrawn refund = reversed.refund();
        switch (recovery.enterReturn(refund)) {
            case CreditRecovery.Result.Recovered entered -> {
                commands.sendAndWait(new ReturnRefund(
                        refund.paymentId(),
                        refund.refundId(),
                        reversed.failure(),
                        act(refund.refundId(), "return", clock)));
                SagaLifecycle.end();
            }
            case CreditRecovery.Result.NotYet not -> {
                log.warn("return_not_entered refundId={} retryIn={} cause={}", refund.refundId(), WAIT, not.cause());
                deadlines.schedule(clock.instant().plus(WAIT), GIVE_BACK_AGAIN, reversed);
            }
        }
    }

    private void takeBack(
            Withdrawn credit,
            CreditRecovery recovery,
            CommandGateway commands,
            DeadlineManager deadlines,
            Clock clock) {
        withdrawn = Optional.of(credit);
        switch (recovery.takeBack(credit)) {
            case CreditRecovery.Result.Recovered back ->
                commands.sendAndWait(new ReverseRefund(
                        credit.caseId(),
                        credit.refundId(),
                        new RefundFailure(RefundFailure.Kind.TAKEN_BACK, back.reference()),
                        act(credit.refundId(), "reverse", clock)));
            case CreditRecovery.Result.NotYet not -> later(credit, not.cause(), commands, deadlines, clock);
        }
    }

    private void later(
            Withdrawn credit, String cause, CommandGateway commands, DeadlineManager deadlines, Clock clock) {
        Optional<Duration> wait = RetryPlan.SOON.wait(failedTries);
        failedTries++;
        if (wait.isEmpty()) {
            log.error("credit_given_up refundId={} tries={} cause={}", credit.refundId(), failedTries, cause);
            RefundProgress givenUp = new RefundProgress.GivenUp(cause, failedTries);
            commands.sendAndWait(RefundSteps.follow(credit.caseId(), credit.refundId(), givenUp, clock));
            return;
        }
        log.warn(
                "credit_not_taken_back refundId={} tries={} retryIn={} cause={}",
                credit.refundId(),
                failedTries,
                wait.get(),
                cause);
        deadlines.schedule(clock.instant().plus(wait.get()), TRY_AGAIN, credit);
    }

    private static Act act(RefundId refundId, String step, Clock clock) {
        return Act.bySystem("refunds", clock.instant(), refundId + ":" + step);
    }
}
