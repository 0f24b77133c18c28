package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.personal.Personal;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** A party does not accept the outcome.
 *
 * @param party who appeals
 */
public record Appeal(@TargetAggregateIdentifier CaseId caseId, Party party, Personal<String> reason, Act act)
        implements DisputeCommand {
    @Override
    public Action action() {
        return Action.APPEAL;
    }
}
