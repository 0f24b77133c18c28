package io.recourse.query.rebuild;

import io.recourse.runtime.axon.SafeCause;
import java.io.Serial;

/** An event, or a batch of them, that a rebuild could not take. Axon logs it, so it says neither the failure's words nor the event. */
final class NotTaken extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String kind;
    private final String event;

    /**
     * @param failure of the one event, or of the batch that begins with it
     * @param event its identifier
     */
    NotTaken(Throwable failure, String event) {
        this(SafeCause.of(failure).message(), failure, event);
    }

    private NotTaken(String kind, Throwable failure, String event) {
        super(kind);
        this.kind = kind;
        this.event = event;
        setStackTrace(failure.getStackTrace());
    }

    String event() {
        return event;
    }

    String kind() {
        return kind;
    }
}
