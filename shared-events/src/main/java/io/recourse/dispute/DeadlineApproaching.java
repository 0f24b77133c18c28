package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.deadline.DeadlineName;
import java.time.Instant;
import org.axonframework.serialization.Revision;

/** A day is left: whoever must act is reminded. */
@Revision("1")
public record DeadlineApproaching(CaseId caseId, DeadlineName name, Party party, Instant dueAt, Act act)
        implements DisputeEvent {}
