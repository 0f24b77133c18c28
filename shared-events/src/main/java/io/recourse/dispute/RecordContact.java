package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.actor.Channel;
import io.recourse.personal.Personal;
import java.util.Optional;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** One conversation with the customer: what was said, and what came of it. */
public record RecordContact(
        @TargetAggregateIdentifier CaseId caseId,
        Channel contactChannel,
        Personal<String> words,
        Optional<Personal<String>> result,
        Act act)
        implements DisputeCommand {

    @Override
    public Action action() {
        return Action.RECORD_CONTACT;
    }
}
