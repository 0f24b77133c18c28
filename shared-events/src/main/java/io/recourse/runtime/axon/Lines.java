package io.recourse.runtime.axon;

import io.recourse.dispute.OfCase;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;

/**
 * What sagas must take in order. That is a case rather than a stream: a refund's events are in two streams, and the payment's
 * answer makes no sense to a saga that has not taken the case's question.
 */
final class Lines {

    private Lines() {}

    /** The lines that an event is in, the case's first. Fails when it cannot be read. */
    static List<String> of(EventMessage<?> event) {
        Stream<String> ofCase = event.getPayload() instanceof OfCase named
                ? Stream.of(named.caseId().value())
                : Stream.empty();
        return Stream.concat(ofCase, Stream.of(stream(event))).distinct().toList();
    }

    /** The one line that is known of an event that cannot be read. */
    static String stream(EventMessage<?> event) {
        return event instanceof DomainEventMessage<?> domain ? domain.getAggregateIdentifier() : event.getIdentifier();
    }

    /** Where the event is among all events. */
    static long position(EventMessage<?> event) {
        if (event instanceof TrackedEventMessage<?> tracked) {
            return tracked.trackingToken().position().orElseThrow();
        }
        throw new IllegalArgumentException("an event without a position");
    }
}
