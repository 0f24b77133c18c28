package io.recourse.query.rebuild;

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

    /**
     * By the event, where it is known: from the second time on, as each row is written by itself then. Until then by the first event of the
     * batch, which may be another one the next time: how many events are at hand when a worker begins is chance.
     */
    private final Map<String, Integer> failures = new HashMap<>();

    private Optional<String> lasting = Optional.empty();

    @Override
    public synchronized void handleError(ErrorContext context) {
        NotTaken told = context.error() instanceof NotTaken one
                ? one
                : new NotTaken(
                        context.error(), context.failedEvents().getFirst().getIdentifier());
        if (failures.merge(told.event(), 1, Integer::sum) >= TRIED) {
            lasting = Optional.of(told.kind());
        }
        throw told;
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
