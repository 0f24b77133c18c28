package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.work.Queue;
import java.util.Optional;
import org.axonframework.serialization.Revision;

/** The case was put into a queue, or given to somebody. */
@Revision("1")
public record Assigned(CaseId caseId, Queue queue, Optional<String> assignee, Act act) implements DisputeEvent {}
