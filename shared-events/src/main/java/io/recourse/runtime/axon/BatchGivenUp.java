package io.recourse.runtime.axon;

import java.io.Serial;

/**
 * Ends a batch that shall be tried again event by event; an {@link Error}, because dead-letter queues take exceptions. Axon logs
 * it with its causes, so the failure itself, which may quote what a person said, is not one of them.
 */
final class BatchGivenUp extends Error {

    @Serial
    private static final long serialVersionUID = 1L;

    BatchGivenUp(Throwable failure) {
        super("an event could not be handled, the batch is tried again with care: "
                + SafeCause.of(failure).message());
        setStackTrace(failure.getStackTrace());
    }
}
