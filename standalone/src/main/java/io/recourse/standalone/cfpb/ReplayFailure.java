package io.recourse.standalone.cfpb;

import java.util.Optional;
import java.util.concurrent.ExecutionException;

/** The replay cannot go on; what it has done is kept, and the same import goes on from there. */
final class ReplayFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What another thread failed with. */
    static ReplayFailure of(ExecutionException failure) {
        return new ReplayFailure(Optional.ofNullable(failure.getCause()).orElse(failure));
    }

    ReplayFailure(Throwable cause) {
        super(cause.toString(), cause);
    }
}
