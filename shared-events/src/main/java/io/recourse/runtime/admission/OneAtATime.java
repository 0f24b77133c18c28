package io.recourse.runtime.admission;

import io.recourse.runtime.problem.ProblemException;
import io.recourse.runtime.problem.ProblemType;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/** Work that one caller at a time may ask of a process, as it reads much. Whoever comes meanwhile is not kept waiting. */
public final class OneAtATime {

    private final Semaphore place = new Semaphore(1);
    private final Duration retryAfter;

    /** @param retryAfter what those are told who come meanwhile; whole seconds, at least one */
    public OneAtATime(Duration retryAfter) {
        this.retryAfter = retryAfter;
    }

    /** @throws ProblemException {@link ProblemType#BUSY} while another's work is under way: of this one nothing was done then */
    public <T, E extends Exception> T run(Work<T, E> work) throws E {
        if (!place.tryAcquire()) {
            throw ProblemException.retryLater(ProblemType.BUSY, retryAfter);
        }
        try {
            return work.run();
        } finally {
            place.release();
        }
    }

    /**
     * @param <T> what comes of it
     * @param <E> how it fails
     */
    @FunctionalInterface
    public interface Work<T, E extends Exception> {

        T run() throws E;
    }
}
