package io.recourse.runtime.axon;

import org.axonframework.eventsourcing.eventstore.EventStore;

/**
 * Every event exactly as it is stored, not brought up to date by an upcaster: what is proved about the history is proved of
 * these bytes. For reading only; a payload need not be one that this version of the program can make an object of.
 */
public record StoredHistory(EventStore events) {}
