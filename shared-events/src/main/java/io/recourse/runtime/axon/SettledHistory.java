package io.recourse.runtime.axon;

import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;

/**
 * Every event exactly as it is stored, in the order of positions: one is given only when no event can come before it any more. Other
 * readers get an event as soon as it is committed, so that one with a lower position may follow.
 */
public record SettledHistory(StreamableMessageSource<TrackedEventMessage<?>> events) {}
