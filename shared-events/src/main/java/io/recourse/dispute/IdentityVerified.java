package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.identity.IdentityMethod;
import io.recourse.personal.Personal;
import java.time.Instant;
import java.util.Optional;
import org.axonframework.serialization.Revision;

/** Somebody tried to show to be the customer.
 *
 * @param validUntil the first instant at which it no longer counts
 */
@Revision("1")
public record IdentityVerified(
        CaseId caseId,
        IdentityMethod method,
        boolean passed,
        Instant validUntil,
        Optional<Personal<String>> details,
        Act act)
        implements DisputeEvent {}
