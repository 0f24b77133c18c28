package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.deadline.DeadlineName;
import org.axonframework.serialization.Revision;

/** What a deadline asked for was done in time. */
@Revision("1")
public record DeadlineMet(CaseId caseId, DeadlineName name, Act act) implements DisputeEvent {}
