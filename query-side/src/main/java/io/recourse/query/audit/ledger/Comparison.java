package io.recourse.query.audit.ledger;

import io.recourse.audit.Hash;
import io.recourse.audit.Leaf;
import io.recourse.query.audit.StoredEvent;
import io.recourse.query.audit.ledger.Difference.Kind;
import java.util.Optional;

/** Compares one entry of the ledger with the event that stands in its place, and says what became of it. */
record Comparison(LedgerRows ledger, EventHistory history) {

    /** @param found the next event of the store; empty when there is none */
    Optional<Difference> compare(LedgerRows.Linked linked, Optional<StoredEvent> found) {
        LedgerEntry entry = linked.entry();
        if (found.isEmpty()) {
            return Optional.of(
                    Difference.of(Kind.MISSING, entry, "the store ends before this event: it was taken away"));
        }
        StoredEvent event = found.get();
        long position = event.position().orElseThrow();
        if (position == entry.position() && event.eventId().equals(entry.eventId())) {
            return content(linked, event);
        }
        return Optional.of(place(entry, event, position));
    }

    private Difference place(LedgerEntry entry, StoredEvent event, long position) {
        if (event.eventId().equals(entry.eventId())) {
            return Difference.of(
                    Kind.REORDERED, entry, "its position was " + entry.position() + " and is now " + position);
        }
        Optional<LedgerEntry> known = ledger.ofEvent(event.eventId());
        if (position < entry.position()) {
            return known.map(here -> moved(here, position))
                    .orElseGet(() -> Difference.of(Kind.INSERTED, event, "the ledger has no such event"));
        }
        if (holds(entry)) {
            return Difference.of(Kind.REORDERED, entry, "it is not at position " + entry.position() + " any more");
        }
        boolean replaced = position == entry.position() && known.isEmpty();
        return replaced
                ? Difference.of(Kind.CHANGED, entry, "event " + event.eventId() + " stands in its place")
                : Difference.of(Kind.MISSING, entry, "it was taken away");
    }

    private static Difference moved(LedgerEntry entry, long position) {
        return Difference.of(Kind.REORDERED, entry, "its position was " + entry.position() + " and is now " + position);
    }

    private boolean holds(LedgerEntry entry) {
        return Optional.of(entry)
                .filter(LedgerEntry::ofStream)
                .flatMap(one -> history.at(one.streamId(), one.sequence()))
                .filter(event -> event.eventId().equals(entry.eventId()))
                .isPresent();
    }

    private static Optional<Difference> content(LedgerRows.Linked linked, StoredEvent event) {
        LedgerEntry entry = linked.entry();
        if (!event.streamId().equals(entry.streamId()) || event.sequence() != entry.sequence()) {
            return Optional.of(Difference.of(
                    Kind.CHANGED, entry, "it is now number " + event.sequence() + " of stream " + event.streamId()));
        }
        Optional<Hash> leaf = leaf(event);
        boolean chained = leaf.map(hash -> Leaf.chain(linked.before(), hash).equals(entry.chain()))
                .orElse(false);
        boolean begun = linked.before().isPresent() == entry.sequence() > 0;
        boolean same = leaf.filter(entry.leaf()::equals).isPresent();
        if (same && chained && begun) {
            return Optional.empty();
        }
        return Optional.of(
                same || chained
                        ? Difference.of(Kind.LEDGER, entry, "the ledger's hash of it is not what it was")
                        : Difference.of(Kind.CHANGED, entry, "its type, time, payload or metadata is not what it was"));
    }

    /** Empty when what is stored is not even an event: its metadata is no JSON. */
    private static Optional<Hash> leaf(StoredEvent event) {
        try {
            return Optional.of(LedgerWriter.leaf(event));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
