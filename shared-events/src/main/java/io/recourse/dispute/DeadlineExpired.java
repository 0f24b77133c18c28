package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.deadline.DeadlineName;
import java.time.Instant;
import org.axonframework.serialization.Revision;

/** A deadline passed unmet. */
@Revision("1")
public record DeadlineExpired(CaseId caseId, DeadlineName name, Party party, Instant dueAt, Act act)
        implements DisputeEvent {}
