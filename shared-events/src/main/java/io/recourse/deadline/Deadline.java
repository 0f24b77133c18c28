package io.recourse.deadline;

import io.recourse.dispute.Party;
import java.time.Instant;
import java.util.List;

/**
 * One promise that was pinned when the case was opened.
 *
 * @param party who must act
 * @param dueAt the first instant that is too late
 * @param metBy what fulfils it, when it happens before {@code dueAt}
 * @param onExpiry what follows when it is missed
 */
public record Deadline(
        DeadlineName name,
        Party party,
        Instant startsAt,
        Instant dueAt,
        List<Milestone> metBy,
        List<ExpiryEffect> onExpiry) {

    public Deadline {
        metBy = List.copyOf(metBy);
        onExpiry = List.copyOf(onExpiry);
        if (dueAt.isBefore(startsAt)) {
            throw new IllegalArgumentException("deadline " + name + " is due before it starts");
        }
    }
}
