package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.personal.Personal;
import io.recourse.work.Satisfaction;
import java.util.Optional;
import org.axonframework.serialization.Revision;

/** The case ended. */
@Revision("2")
public record DisputeClosed(
        CaseId caseId,
        Outcome outcome,
        Basis basis,
        Finality finality,
        Optional<Personal<String>> summary,
        Optional<Satisfaction> satisfaction,
        Act act)
        implements DisputeEvent {}
