package io.recourse.runtime.health;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * How one event processor does, as seen from this process.
 *
 * @param segments how many of its segments this process works on
 * @param behind events between its slowest segment here and the newest event; empty when it has no segment here
 * @param error why a segment does not go on: the failure's type (its message may hold personal data), or that it stalls
 */
public record ProcessorReport(
        String name, boolean running, int segments, OptionalLong behind, Optional<String> error) {}
