package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.deadline.DeadlineName;
import org.axonframework.serialization.Revision;

/** A party is told that a deadline passed. */
@Revision("1")
public record PartyNotified(CaseId caseId, DeadlineName name, Party party, Act act) implements DisputeEvent {}
