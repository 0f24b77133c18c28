package io.recourse.runtime.axon;

import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;

/** The events for those who may take some at a time when many come, as projections do. */
public record PacedEvents(StreamableMessageSource<TrackedEventMessage<?>> events) {}
