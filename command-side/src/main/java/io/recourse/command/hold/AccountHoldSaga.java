package io.recourse.command.hold;

import io.recourse.dispute.AccountHoldReleased;
import io.recourse.dispute.AccountHoldRequested;
import io.recourse.dispute.CaseId;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.axonframework.messaging.annotation.MessageIdentifier;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.SagaLifecycle;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.spring.stereotype.Saga;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the wallet lock and unlock the account of one case, in the order in which that was decided: a lock that could not be
 * set at first must not be set after its release. While the wallet cannot be reached, it is asked again and again.
 */
@Saga
@ProcessingGroup(AccountHoldSaga.GROUP)
public class AccountHoldSaga {

    public static final String GROUP = "command.holds";
    static final String TRY_AGAIN = "hold-try-again";

    private static final Logger log = LoggerFactory.getLogger(AccountHoldSaga.class);

    /** A thief does not wait either. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    // Not final: the stored state could not be read back into a final field, and would be lost without a word.
    @SuppressWarnings("FieldMayBeFinal")
    private List<Order> waiting = new ArrayList<>();

    private int failedTries;

    /** What the wallet is to be told. */
    record Order(boolean locks, AccountHolds.Instruction instruction) {}

    @StartSaga
    @SagaEventHandler(associationProperty = "caseId")
    void on(
            AccountHoldRequested e,
            @MessageIdentifier String eventId,
            AccountHolds holds,
            DeadlineManager deadlines,
            Clock clock) {
        take(
                new Order(true, new AccountHolds.Instruction(e.caseId(), eventId, e.customerId())),
                holds,
                deadlines,
                clock);
    }

    @StartSaga
    @SagaEventHandler(associationProperty = "caseId")
    void on(
            AccountHoldReleased e,
            @MessageIdentifier String eventId,
            AccountHolds holds,
            DeadlineManager deadlines,
            Clock clock) {
        take(
                new Order(false, new AccountHolds.Instruction(e.caseId(), eventId, e.customerId())),
                holds,
                deadlines,
                clock);
    }

    @DeadlineHandler(deadlineName = TRY_AGAIN)
    void tryAgain(CaseId caseId, AccountHolds holds, DeadlineManager deadlines, Clock clock) {
        tell(holds, deadlines, clock);
    }

    private void take(Order order, AccountHolds holds, DeadlineManager deadlines, Clock clock) {
        if (waiting.contains(order)) {
            return;
        }
        waiting.add(order);
        if (waiting.size() == 1) {
            tell(holds, deadlines, clock);
        }
    }

    private void tell(AccountHolds holds, DeadlineManager deadlines, Clock clock) {
        while (!waiting.isEmpty()) {
            Order order = waiting.getFirst();
            try {
                tell(order, holds);
            } catch (WalletUnavailable e) {
                later(order, e, deadlines, clock);
                return;
            }
            waiting.removeFirst();
            failedTries = 0;
        }
        SagaLifecycle.end();
    }

    private static void tell(Order order, AccountHolds holds) throws WalletUnavailable {
        if (order.locks()) {
            holds.hold(order.instruction());
        } else {
            holds.release(order.instruction());
        }
    }

    /** After one second, doubled for every failed try, a minute at most. */
    private void later(Order order, WalletUnavailable cause, DeadlineManager deadlines, Clock clock) {
        Duration doubled = Duration.ofSeconds(1L << Math.min(failedTries, 6));
        Duration wait = doubled.compareTo(LONGEST_WAIT) < 0 ? doubled : LONGEST_WAIT;
        failedTries++;
        CaseId caseId = order.instruction().caseId();
        log.warn(
                "wallet_unavailable caseId={} locks={} tries={} retryIn={} cause={}",
                caseId,
                order.locks(),
                failedTries,
                wait,
                cause.getMessage());
        deadlines.schedule(clock.instant().plus(wait), TRY_AGAIN, caseId);
    }
}
