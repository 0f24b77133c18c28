package io.recourse.terms;

import io.recourse.deadline.Deadline;
import io.recourse.deadline.DeadlineName;
import io.recourse.deadline.ExpiryEffect;
import io.recourse.deadline.Milestone;
import io.recourse.dispute.Party;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Until when something is to be done once it has been asked for, and what follows when it is not.
 *
 * @param within exact time, more than none
 */
public record Promise(Duration within, List<ExpiryEffect> onExpiry, boolean pausable) {

    public Promise {
        onExpiry = List.copyOf(onExpiry);
        if (!within.isPositive()) {
            throw new IllegalArgumentException("a promise takes time");
        }
    }

    /** The deadline that it makes at {@code start}. */
    public Deadline deadline(DeadlineName name, Party party, Instant start, List<Milestone> metBy) {
        return deadline(name, party, start, start.plus(within), metBy);
    }

    /** The deadline that it makes at {@code start} when somebody has named the instant. */
    public Deadline deadline(DeadlineName name, Party party, Instant start, Instant dueAt, List<Milestone> metBy) {
        return Deadline.promise(name, party, start, dueAt, metBy, onExpiry, pausable);
    }
}
