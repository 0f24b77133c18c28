package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.personal.Personal;
import java.util.Optional;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The merchant contests or concedes. Its drafts become evidence with it. */
public record Respond(
        @TargetAggregateIdentifier CaseId caseId, Position position, Optional<Personal<String>> message, Act act)
        implements DisputeCommand {
    @Override
    public Action action() {
        return Action.RESPOND;
    }
}
