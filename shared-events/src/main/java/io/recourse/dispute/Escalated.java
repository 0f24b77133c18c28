package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.deadline.DeadlineName;
import io.recourse.personal.Personal;
import java.util.Optional;
import org.axonframework.serialization.Revision;

/** The case moved up, by a person with a reason or because a deadline was missed. */
@Revision("1")
public record Escalated(
        CaseId caseId,
        EscalationTarget to,
        Stage stage,
        Optional<Personal<String>> reason,
        Optional<DeadlineName> missed,
        Act act)
        implements DisputeEvent {}
