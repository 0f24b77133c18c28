package io.recourse.query.audit.ledger;

import java.io.Serial;

/** The ledger contradicts the event store, or itself. Its message names places and identifiers, nothing personal. */
public final class LedgerBroken extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    LedgerBroken(String message) {
        super(message);
    }
}
