package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.personal.Personal;
import java.util.Optional;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Decides in whose favour the case is.
 *
 * @param reasonCode upper-case words joined by underscores
 */
public record Adjudicate(
        @TargetAggregateIdentifier CaseId caseId,
        Outcome outcome,
        Finality finality,
        Optional<String> reasonCode,
        Optional<Personal<String>> explanation,
        Act act)
        implements DisputeCommand {
    @Override
    public Action action() {
        return Action.ADJUDICATE;
    }
}
