package io.recourse.deadline;

import io.recourse.dispute.Party;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One promise that was pinned to a case.
 *
 * @param party who must act
 * @param dueAt the first instant that is too late
 * @param metBy what fulfils it, when it happens before {@code dueAt}
 * @param onExpiry what follows when it is missed
 * @param pausable whether it stands still while the case's clock is paused
 */
public record Deadline(
        DeadlineName name,
        Party party,
        Instant startsAt,
        Instant dueAt,
        List<Milestone> metBy,
        List<ExpiryEffect> onExpiry,
        boolean pausable) {

    /** How long before a deadline whoever must act is reminded. */
    public static final Duration REMINDER = Duration.ofHours(24);

    public Deadline {
        metBy = List.copyOf(metBy);
        onExpiry = List.copyOf(onExpiry);
        if (dueAt.isBefore(startsAt)) {
            throw new IllegalArgumentException("deadline " + name + " is due before it starts");
        }
    }

    /** A day before it is due, for those who are not told of every case all the time; none where there never was a day. */
    public Optional<Instant> nearFrom() {
        Instant near = dueAt.minus(REMINDER);
        return party != Party.OPERATOR && near.isAfter(startsAt) ? Optional.of(near) : Optional.empty();
    }

    public Deadline dueAt(Instant instant) {
        return new Deadline(name, party, startsAt, instant, metBy, onExpiry, pausable);
    }
}
