package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.deadline.DeadlineName;
import io.recourse.personal.Personal;
import java.time.Instant;
import org.axonframework.serialization.Revision;

/** A deadline was put off. */
@Revision("1")
public record DeadlineExtended(CaseId caseId, DeadlineName name, Instant dueAt, Personal<String> reason, Act act)
        implements DisputeEvent {}
