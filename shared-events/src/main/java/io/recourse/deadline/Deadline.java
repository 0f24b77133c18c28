package io.recourse.deadline;

import io.recourse.dispute.Party;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One promise that was pinned to a case.
 *
 * @param party who must act
 * @param dueAt the first instant that is too late
 * @param metBy what fulfils it, when it happens before {@code dueAt}
 * @param onExpiry what follows when it is missed
 * @param pausable whether it stands still while the case's clock is paused
 * @param provision what the rule says that it comes from; empty for a promise among the parties
 */
public record Deadline(
        DeadlineName name,
        Party party,
        Instant startsAt,
        Instant dueAt,
        List<Milestone> metBy,
        List<ExpiryEffect> onExpiry,
        boolean pausable,
        Optional<Provision> provision) {

    /** How long before a promise is due whoever must act is reminded. */
    private static final Duration REMINDER = Duration.ofHours(24);

    public Deadline {
        metBy = List.copyOf(metBy);
        onExpiry = List.copyOf(onExpiry);
        if (dueAt.isBefore(startsAt)) {
            throw new IllegalArgumentException("deadline " + name + " is due before it starts");
        }
    }

    /** A promise among the parties. */
    public static Deadline promise(
            DeadlineName name,
            Party party,
            Instant startsAt,
            Instant dueAt,
            List<Milestone> metBy,
            List<ExpiryEffect> onExpiry,
            boolean pausable) {
        return new Deadline(name, party, startsAt, dueAt, metBy, onExpiry, pausable, Optional.empty());
    }

    /** When the next reminder after {@code instant} is due, before the deadline itself is. */
    public Optional<Instant> reminderAfter(Instant instant) {
        return reminders()
                .map(dueAt::minus)
                .filter(at -> at.isAfter(instant) && at.isAfter(startsAt))
                .min(Instant::compareTo);
    }

    /** Whether a reminder is due at {@code instant}. */
    public boolean near(Instant instant) {
        return instant.isBefore(dueAt)
                && reminders().map(dueAt::minus).anyMatch(at -> at.isAfter(startsAt) && !instant.isBefore(at));
    }

    /** The wallet's own people see every case all the time; others are reminded of what has no rule of its own. */
    private Stream<Duration> reminders() {
        return provision
                .map(p -> p.reminders().stream())
                .orElseGet(() -> party == Party.OPERATOR ? Stream.empty() : Stream.of(REMINDER));
    }

    public Deadline dueAt(Instant instant) {
        return new Deadline(name, party, startsAt, instant, metBy, onExpiry, pausable, provision);
    }

    public Deadline named(DeadlineName other) {
        return new Deadline(other, party, startsAt, dueAt, metBy, onExpiry, pausable, provision);
    }

    /** Who can be waited for without its time running. */
    public List<Party> standsStillFor() {
        return provision.map(Provision::standsStillFor).orElse(List.of());
    }
}
