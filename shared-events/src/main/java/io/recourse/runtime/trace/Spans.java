package io.recourse.runtime.trace;

import java.util.Optional;

/** Who is told of what is done, and how long it took. */
public interface Spans extends AutoCloseable {

    /** Whether what follows a message belongs to the span that handled it, or to none. */
    boolean areTold();

    /**
     * A request that came in.
     *
     * @param caller what it said of itself; without it, {@code id} is a new trace
     */
    Span request(TraceId id, Optional<Traceparent> caller);

    /** A command that is handled. */
    Span command(Trace cause, String name);

    @Override
    void close();

    /** Nobody is, which costs nothing. */
    enum None implements Spans {
        NONE;

        @Override
        public boolean areTold() {
            return false;
        }

        @Override
        public Span request(TraceId id, Optional<Traceparent> caller) {
            return new Span.Untold(Trace.of(id));
        }

        @Override
        public Span command(Trace cause, String name) {
            return new Span.Untold(cause);
        }

        @Override
        public void close() {}
    }
}
