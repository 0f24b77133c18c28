package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.personal.Personal;
import java.util.Optional;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The customer takes the complaint back; the case ends. */
public record Withdraw(@TargetAggregateIdentifier CaseId caseId, Optional<Personal<String>> reason, Act act)
        implements DisputeCommand {
    @Override
    public Action action() {
        return Action.WITHDRAW;
    }
}
