package io.recourse.query.audit.ledger;

import java.util.Optional;

/**
 * What a verification found.
 *
 * @param events how many of the ledger's events were found whole
 * @param signed how many of them the last checkpoint covers
 * @param checkpoints how many checkpoints were found right
 * @param later events of the store after the end of the ledger, of which nothing can be said yet
 * @param difference the first one; empty when everything is whole
 */
public record Findings(long events, long signed, long checkpoints, long later, Optional<Difference> difference) {

    public boolean whole() {
        return difference.isEmpty();
    }
}
