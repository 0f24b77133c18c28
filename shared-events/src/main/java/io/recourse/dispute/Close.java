package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.personal.Personal;
import java.util.Optional;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Ends the case with an outcome. */
public record Close(
        @TargetAggregateIdentifier CaseId caseId,
        Outcome outcome,
        Basis basis,
        Optional<Personal<String>> summary,
        Act act)
        implements DisputeCommand {

    @Override
    public Action action() {
        return Action.CLOSE;
    }
}
