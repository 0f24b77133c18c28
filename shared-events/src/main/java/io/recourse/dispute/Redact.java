package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.personal.Personal;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Takes the words of an earlier event out of view.
 *
 * @param sequence of that event
 */
public record Redact(@TargetAggregateIdentifier CaseId caseId, long sequence, Personal<String> reason, Act act)
        implements DisputeCommand {
    @Override
    public Action action() {
        return Action.REDACT;
    }
}
