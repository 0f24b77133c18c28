package io.recourse.runtime.axon;

import io.recourse.runtime.trace.Trace;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.correlation.CorrelationDataProvider;

/** Metadata that links each message to the one that caused it, to the first of the chain, and to the trace of the request. */
public final class Correlation implements CorrelationDataProvider {

    /** Identifier of the message that caused this one. */
    public static final String CAUSATION_ID = "causationId";

    /** Identifier of the first message of the chain. */
    public static final String CORRELATION_ID = "correlationId";

    @Override
    public Map<String, ?> correlationDataFor(Message<?> message) {
        Object root = message.getMetaData().getOrDefault(CORRELATION_ID, message.getIdentifier());
        Map<String, Object> data = new HashMap<>(Trace.carriedOn(message.getMetaData()));
        data.put(CAUSATION_ID, message.getIdentifier());
        data.put(CORRELATION_ID, root);
        return data;
    }
}
