package io.recourse.command.dispute;

import io.recourse.deadline.Deadline;
import java.time.Instant;

/** A deadline was to expire before its instant: clocks disagree. Whoever scheduled it tries again later. */
final class DeadlineNotDue extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DeadlineNotDue(Deadline deadline, Instant now) {
        super(deadline.name() + " is due at " + deadline.dueAt() + ", and it is only " + now);
    }
}
