package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.deadline.DeadlineName;
import java.time.Instant;
import java.util.Optional;
import org.axonframework.serialization.Revision;

/** The time is nearly over: whoever must act is reminded.
 *
 * @param nextAt when they are reminded again
 */
@Revision("1")
public record DeadlineApproaching(
        CaseId caseId, DeadlineName name, Party party, Instant dueAt, Optional<Instant> nextAt, Act act)
        implements DisputeEvent {}
