package io.recourse.identity;

import java.time.Instant;

/** One try to verify the customer.
 *
 * @param validUntil the first instant at which it no longer counts
 */
public record IdentityCheck(IdentityMethod method, boolean passed, Instant at, Instant validUntil) {

    /** Whether the customer counts as verified at {@code now}. */
    public boolean holds(Instant now) {
        return passed && now.isBefore(validUntil);
    }
}
