package io.recourse.runtime.axon;

import java.util.Map;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.correlation.CorrelationDataProvider;

/** Metadata that links each message to the one that caused it and to the first of the chain. */
public final class Correlation implements CorrelationDataProvider {

    /** Identifier of the message that caused this one. */
    public static final String CAUSATION_ID = "causationId";

    /** Identifier of the first message of the chain. */
    public static final String CORRELATION_ID = "correlationId";

    @Override
    public Map<String, ?> correlationDataFor(Message<?> message) {
        Object root = message.getMetaData().getOrDefault(CORRELATION_ID, message.getIdentifier());
        return Map.of(CAUSATION_ID, message.getIdentifier(), CORRELATION_ID, root);
    }
}
