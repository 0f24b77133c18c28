package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.deadline.DeadlineName;
import io.recourse.personal.Personal;
import java.time.Instant;
import java.util.Optional;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Puts a deadline off. */
public record ExtendDeadline(
        @TargetAggregateIdentifier CaseId caseId, DeadlineName name, Instant dueAt, Personal<String> reason, Act act)
        implements DisputeCommand {
    @Override
    public Action action() {
        return Action.EXTEND_DEADLINE;
    }

    @Override
    public Optional<Object> target() {
        return Optional.of(name);
    }
}
