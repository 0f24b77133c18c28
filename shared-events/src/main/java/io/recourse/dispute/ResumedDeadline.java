package io.recourse.dispute;

import io.recourse.deadline.DeadlineName;
import java.time.Instant;
import java.util.Optional;

/** A deadline that runs again. {@code dueAt} is the first instant that is too late. */
public record ResumedDeadline(DeadlineName name, Instant dueAt, Optional<Instant> reminderAt) {}
