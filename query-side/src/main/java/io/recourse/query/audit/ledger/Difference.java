package io.recourse.query.audit.ledger;

import io.recourse.query.audit.StoredEvent;
import java.util.Optional;

/**
 * The first place where the event store is not what the ledger says, or the ledger not what was signed.
 *
 * @param leafIndex in the ledger, from 0; empty when the ledger does not have the event
 * @param position in the event store
 * @param detail in words, without personal data
 */
public record Difference(
        Kind kind,
        Optional<Long> leafIndex,
        Optional<Long> position,
        Optional<String> streamId,
        Optional<Long> sequence,
        Optional<String> eventId,
        String detail) {

    /** What is wrong. */
    public enum Kind {
        /** An event is not what it was. */
        CHANGED,
        /** An event is not there any more. */
        MISSING,
        /** There is an event that was not there. */
        INSERTED,
        /** An event stands at another place. */
        REORDERED,
        /** The ledger contradicts itself or the events. */
        LEDGER,
        /** The history up to a checkpoint is not what was signed. */
        CHECKPOINT,
        /** Nobody whose key is known has signed a checkpoint. */
        SIGNATURE
    }

    static Difference of(Kind kind, LedgerEntry entry, String detail) {
        return new Difference(
                kind,
                Optional.of(entry.leafIndex()),
                Optional.of(entry.position()),
                Optional.of(entry.streamId()),
                Optional.of(entry.sequence()),
                Optional.of(entry.eventId()),
                detail);
    }

    static Difference of(Kind kind, StoredEvent event, String detail) {
        return new Difference(
                kind,
                Optional.empty(),
                event.position(),
                Optional.of(event.streamId()),
                Optional.of(event.sequence()),
                Optional.of(event.eventId()),
                detail);
    }

    /** Of the history up to a leaf, when no single event can be named. */
    static Difference upTo(Kind kind, long leafIndex, String detail) {
        return new Difference(
                kind,
                Optional.of(leafIndex),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                detail);
    }
}
