package io.recourse.runtime.axon;

/** There is no aggregate of this id. Details of an exception, as {@link ConcurrentChange}. */
public record Absent() {}
