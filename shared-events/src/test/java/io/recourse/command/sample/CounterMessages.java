package io.recourse.command.sample;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What is said to and by a {@link Counter}. */
public final class CounterMessages {

    private CounterMessages() {}

    public record Open(@TargetAggregateIdentifier String counter) {}

    public record Add(@TargetAggregateIdentifier String counter, int amount) {}

    public record Opened(String counter) {}

    public record Added(String counter, int amount) {}
}
