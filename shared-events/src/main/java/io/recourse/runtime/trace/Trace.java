package io.recourse.runtime.trace;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.MDC;

/**
 * What the current thread works for. It is kept in the logging context, so that log lines name it, and travels in the metadata of
 * messages.
 *
 * @param id of the trace, 32 hexadecimal digits
 * @param span of what is being done, 16 hexadecimal digits; empty when nobody is told of it
 */
public record Trace(String id, Optional<String> span) {

    /** The key of the trace's id, in the logging context and in metadata. */
    public static final String TRACE_ID = "traceId";

    /** The key of the span's id, in the logging context and in metadata. */
    public static final String SPAN_ID = "spanId";

    static Trace of(TraceId id) {
        return new Trace(id.value(), Optional.empty());
    }

    /** Of this thread; empty when it works for nobody. */
    static Optional<Trace> current() {
        return Optional.ofNullable(MDC.get(TRACE_ID)).map(id -> new Trace(id, Optional.ofNullable(MDC.get(SPAN_ID))));
    }

    /** Of a message; empty when it came from nobody, or from before traces were kept. */
    static Optional<Trace> in(Map<String, ?> metadata) {
        return metadata.get(TRACE_ID) instanceof String id
                ? Optional.of(new Trace(
                        id, metadata.get(SPAN_ID) instanceof String span ? Optional.of(span) : Optional.empty()))
                : Optional.empty();
    }

    /** For the metadata of what is done for it. */
    public Map<String, String> metadata() {
        Map<String, String> values = new HashMap<>(Map.of(TRACE_ID, id));
        span.ifPresent(known -> values.put(SPAN_ID, known));
        return values;
    }

    /** What messages carry on from the message that caused them. */
    public static Map<String, String> carriedOn(Map<String, ?> metadata) {
        return in(metadata).map(Trace::metadata).orElse(Map.of());
    }

    /** This thread works for it until the scope is closed. */
    Scope open() {
        Scope before = new Scope(Optional.ofNullable(MDC.get(TRACE_ID)), Optional.ofNullable(MDC.get(SPAN_ID)));
        set(TRACE_ID, Optional.of(id));
        set(SPAN_ID, span);
        return before;
    }

    /** What the thread worked for before. */
    record Scope(Optional<String> trace, Optional<String> span) implements AutoCloseable {
        @Override
        public void close() {
            set(TRACE_ID, trace);
            set(SPAN_ID, span);
        }
    }

    private static void set(String key, Optional<String> value) {
        value.ifPresentOrElse(known -> MDC.put(key, known), () -> MDC.remove(key));
    }
}
