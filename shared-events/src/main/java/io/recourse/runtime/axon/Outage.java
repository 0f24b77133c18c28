package io.recourse.runtime.axon;

/**
 * Something that was needed is away, busy or shutting down where the command was handled; it may be tried again as it is. Details of an
 * exception, as {@link ConcurrentChange}.
 */
public record Outage() {}
