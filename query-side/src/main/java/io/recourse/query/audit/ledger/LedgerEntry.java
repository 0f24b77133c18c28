package io.recourse.query.audit.ledger;

import io.recourse.audit.Hash;

/**
 * What the ledger holds of one event.
 *
 * @param leafIndex place in the ledger, from 0
 * @param position place in the event store; higher than that of the entry before
 * @param sequence in its stream, from 0
 * @param chain hash of the stream up to this event
 */
record LedgerEntry(
        long leafIndex, long position, String eventId, String streamId, long sequence, Hash leaf, Hash chain) {

    /** One that belongs to no stream cannot be asked for by its stream. */
    boolean ofStream() {
        return !streamId.equals(eventId);
    }
}
