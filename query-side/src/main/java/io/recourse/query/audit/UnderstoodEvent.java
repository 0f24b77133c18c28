package io.recourse.query.audit;

import java.time.Instant;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.serialization.UnknownSerializedType;

/**
 * An event brought up to date. Its payload is made an object of when somebody asks for it.
 *
 * @param place in the whole store
 */
public record UnderstoodEvent(long place, DomainEventMessage<?> message) implements Placed {

    public String id() {
        return message.getIdentifier();
    }

    /** The type of its payload, without its package; also of one that this version of the program does not know. */
    public String name() {
        return payload() instanceof UnknownSerializedType unknown
                ? unknown.serializedType().getName().replaceFirst(".*\\.", "")
                : payload().getClass().getSimpleName();
    }

    public Object payload() {
        return message.getPayload();
    }

    @Override
    public String streamType() {
        return Optional.ofNullable(message.getType()).orElse("");
    }

    @Override
    public String streamId() {
        return message.getAggregateIdentifier();
    }

    @Override
    public long sequence() {
        return message.getSequenceNumber();
    }

    @Override
    public Instant recordedAt() {
        return message.getTimestamp();
    }
}
