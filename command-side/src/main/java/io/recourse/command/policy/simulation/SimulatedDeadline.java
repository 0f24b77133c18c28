package io.recourse.command.policy.simulation;

import io.recourse.deadline.DeadlineName;
import io.recourse.deadline.ExpiryEffect;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A deadline that a case would have had, and what would have become of it.
 *
 * @param name with its number where it is not the first of its kind
 * @param dueAt the first instant that is too late, pauses included
 * @param doneAt when what it asks for was done, in time or not
 * @param lateBy how late it was done, or is at the end; empty where it is not late
 * @param effects what would have followed
 */
public record SimulatedDeadline(
        DeadlineName name,
        Instant startsAt,
        Instant dueAt,
        Verdict verdict,
        Optional<Instant> doneAt,
        Optional<Duration> lateBy,
        List<ExpiryEffect> effects) {

    public SimulatedDeadline {
        effects = List.copyOf(effects);
    }
}
