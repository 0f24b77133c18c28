package io.recourse.command.policy.simulation;

import io.recourse.command.policy.Policy;
import io.recourse.deadline.DeadlineName;
import io.recourse.deadline.Hold;
import io.recourse.deadline.Milestone;
import io.recourse.deadline.Trigger;
import io.recourse.money.Money;
import java.time.Instant;
import java.util.Optional;

/** What an event of a log means for deadlines. */
public sealed interface Occurrence {

    /** Deadlines begin. A case is there from its first {@code NOTICE_RECEIVED} on; a later one continues it. */
    record Begins(Trigger trigger) implements Occurrence {}

    record Fulfils(Milestone milestone) implements Occurrence {}

    record Stops(Hold hold) implements Occurrence {}

    record Resumes(Hold hold) implements Occurrence {}

    /** A deadline was put off, as far as the pack lets it be. */
    record PutsOff(DeadlineName name, Instant dueAt) implements Occurrence {}

    /** What is known of the case whenever it was; what is said last counts.
     *
     * @param facts without the receipt of the complaint
     * @param atStake what the customer loses when it goes wrong
     */
    record Describes(Policy.Facts facts, Optional<Money> atStake) implements Occurrence {}
}
