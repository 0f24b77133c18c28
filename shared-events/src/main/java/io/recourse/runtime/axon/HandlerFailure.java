package io.recourse.runtime.axon;

import java.io.Serial;

/** An event handler ended with a Java {@link Error}, its cause. */
final class HandlerFailure extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    HandlerFailure(Error cause) {
        super(cause.toString(), cause);
    }
}
