package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.offer.ReturnCondition;
import io.recourse.personal.Personal;
import java.util.Optional;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Tells whether and how goods came back. */
public record AcknowledgeReturn(
        @TargetAggregateIdentifier CaseId caseId,
        ReturnCondition condition,
        Optional<Personal<String>> details,
        Act act)
        implements DisputeCommand {
    @Override
    public Action action() {
        return Action.ACKNOWLEDGE_RETURN;
    }
}
