package io.recourse.query.rebuild;

import io.recourse.runtime.axon.SafeCause;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.axonframework.eventhandling.ErrorContext;
import org.axonframework.eventhandling.ErrorHandler;

/**
 * Tells a failure that stays from one that passes. A batch is tried again by itself, the second and third time with more care;
 * one that then fails still, at the same place, needs somebody to look.
 */
final class Trouble implements ErrorHandler {

    private static final int TRIED = 3;

    /** By the first event of the batch: that of one that is tried again is the same. */
    private final Map<String, Integer> failures = new HashMap<>();

    private Optional<String> lasting = Optional.empty();

    @Override
    public synchronized void handleError(ErrorContext context) {
        Throwable failure = context.error();
        String cause = failure instanceof NotTaken told
                ? told.kind()
                : SafeCause.of(failure).message();
        String batch = context.failedEvents().getFirst().getIdentifier();
        if (failures.merge(batch, 1, Integer::sum) >= TRIED) {
            lasting = Optional.of(cause);
        }
        throw new NotTaken(cause, failure);
    }

    /** Kind and place of a failure that stays. */
    synchronized Optional<String> lasting() {
        return lasting;
    }

    synchronized void forget() {
        failures.clear();
        lasting = Optional.empty();
    }
}
