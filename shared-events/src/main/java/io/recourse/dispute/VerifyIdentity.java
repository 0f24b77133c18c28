package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.identity.IdentityMethod;
import io.recourse.personal.Personal;
import java.time.Instant;
import java.util.Optional;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Records a try to verify the customer.
 *
 * @param validUntil empty for as long as the policy says
 */
public record VerifyIdentity(
        @TargetAggregateIdentifier CaseId caseId,
        IdentityMethod method,
        boolean passed,
        Optional<Instant> validUntil,
        Optional<Personal<String>> details,
        Act act)
        implements DisputeCommand {
    @Override
    public Action action() {
        return Action.VERIFY_IDENTITY;
    }
}
