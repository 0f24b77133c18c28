package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.personal.Personal;
import io.recourse.work.Satisfaction;
import java.util.Optional;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Ends the case.
 *
 * @param outcome empty for what was decided
 * @param basis empty for that of the decision
 */
public record Close(
        @TargetAggregateIdentifier CaseId caseId,
        Optional<Outcome> outcome,
        Optional<Basis> basis,
        Optional<Personal<String>> summary,
        Optional<Satisfaction> satisfaction,
        Act act)
        implements DisputeCommand {
    @Override
    public Action action() {
        return Action.CLOSE;
    }
}
