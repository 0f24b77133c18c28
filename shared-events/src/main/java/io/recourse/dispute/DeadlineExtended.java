package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.deadline.DeadlineName;
import io.recourse.personal.Personal;
import java.time.Instant;
import java.util.Optional;
import org.axonframework.serialization.Revision;

/** A deadline was put off. */
@Revision("1")
public record DeadlineExtended(
        CaseId caseId, DeadlineName name, Instant dueAt, Optional<Instant> reminderAt, Personal<String> reason, Act act)
        implements DisputeEvent {}
