package io.recourse.query.rebuild;

import io.recourse.runtime.axon.SafeCause;
import java.io.Serial;

/** An event, or a batch of them, that a rebuild could not take. Axon logs it, so it has neither the failure's words nor the event. */
final class NotTaken extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String kind;

    NotTaken(Exception failure) {
        this(SafeCause.of(failure).message(), failure);
    }

    /** @param kind kind and place of the failure */
    NotTaken(String kind, Throwable failure) {
        super(kind);
        this.kind = kind;
        setStackTrace(failure.getStackTrace());
    }

    String kind() {
        return kind;
    }
}
