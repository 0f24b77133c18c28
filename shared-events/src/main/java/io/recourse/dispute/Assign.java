package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.work.Queue;
import java.util.Optional;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Puts the case into a queue or gives it to somebody; empty parts stay as they are, and a new queue has nobody yet. */
public record Assign(
        @TargetAggregateIdentifier CaseId caseId, Optional<Queue> queue, Optional<Assignee> assignee, Act act)
        implements DisputeCommand {
    @Override
    public Action action() {
        return Action.ASSIGN;
    }
}
