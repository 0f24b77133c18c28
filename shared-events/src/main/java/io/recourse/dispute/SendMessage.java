package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.personal.Personal;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** One party writes to another. */
public record SendMessage(
        @TargetAggregateIdentifier CaseId caseId, Party from, Party to, Personal<String> text, Act act)
        implements DisputeCommand {
    @Override
    public Action action() {
        return Action.SEND_MESSAGE;
    }
}
