package io.recourse.runtime.axon;

import java.io.Serial;

/** Ends a batch that shall be tried again event by event; an {@link Error}, because dead-letter queues take exceptions. */
final class BatchGivenUp extends Error {

    @Serial
    private static final long serialVersionUID = 1L;

    BatchGivenUp(Throwable cause) {
        super("an event could not be handled, the batch is tried again with care: " + cause, cause);
    }
}
