package io.recourse.query.audit.ledger;

import io.recourse.audit.CanonicalJson;
import io.recourse.audit.Hash;
import io.recourse.audit.Leaf;
import io.recourse.query.audit.StoredEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Adds events to the ledger, in one transaction with whatever called it. For one thread of one process at a time. */
final class LedgerWriter {

    private final LedgerRows rows;
    private final EventHistory history;

    LedgerWriter(LedgerRows rows, EventHistory history) {
        this.rows = rows;
        this.history = history;
    }

    /**
     * Adds what is new of these events.
     *
     * @param events settled, in the order of positions
     * @throws LedgerBroken when they, or the store, do not go on from where the ledger ends
     */
    void add(Collection<StoredEvent> events) {
        Optional<LedgerEntry> head = rows.head();
        requireStored(head);
        long known = head.map(LedgerEntry::position).orElse(Long.MIN_VALUE);
        List<StoredEvent> fresh = new ArrayList<>();
        for (StoredEvent event : events) {
            if (position(event) > known) {
                fresh.add(event);
            } else {
                requireKnown(event);
            }
        }
        if (!fresh.isEmpty()) {
            long size = head.map(last -> last.leafIndex() + 1).orElse(0L);
            rows.add(entries(fresh, size));
            addSubtrees(size, size + fresh.size());
        }
    }

    /** @throws LedgerBroken when the event with which the ledger ends is not in the store as it was */
    void requireStored() {
        requireStored(rows.head());
    }

    static Hash leaf(StoredEvent event) {
        return new Leaf(
                        event.eventId(),
                        event.type(),
                        event.revision(),
                        event.streamType(),
                        event.streamId(),
                        event.sequence(),
                        event.recordedAt(),
                        event.payload(),
                        CanonicalJson.of(event.metadata()))
                .hash();
    }

    private List<LedgerEntry> entries(List<StoredEvent> events, long size) {
        Map<String, LedgerEntry> last = new HashMap<>(rows.lastOf(
                events.stream().map(StoredEvent::streamId).distinct().toList()));
        List<LedgerEntry> entries = new ArrayList<>(events.size());
        for (StoredEvent event : events) {
            Optional<LedgerEntry> before = Optional.ofNullable(last.get(event.streamId()));
            long expected = before.map(entry -> entry.sequence() + 1).orElse(0L);
            if (event.sequence() != expected) {
                throw new LedgerBroken("event " + event.eventId() + " at position " + position(event) + " is number "
                        + event.sequence() + " of its stream, but number " + expected + " is the next");
            }
            Hash leaf = leaf(event);
            LedgerEntry entry = new LedgerEntry(
                    size + entries.size(),
                    position(event),
                    event.eventId(),
                    event.streamId(),
                    event.sequence(),
                    leaf,
                    Leaf.chain(before.map(LedgerEntry::chain), leaf));
            entries.add(entry);
            last.put(event.streamId(), entry);
        }
        return entries;
    }

    private void addSubtrees(long before, long after) {
        StoredNodes nodes = new StoredNodes(rows, after);
        for (int level = StoredNodes.TILE_LEVELS; after >> level > before >> level; level += StoredNodes.TILE_LEVELS) {
            for (long number = before >> level; number < after >> level; number++) {
                rows.addSubtree(level, number, nodes.whole(level - StoredNodes.TILE_LEVELS, number));
            }
        }
    }

    private void requireStored(Optional<LedgerEntry> head) {
        head.filter(LedgerEntry::ofStream).ifPresent(this::requireStored);
    }

    private void requireStored(LedgerEntry head) {
        boolean same = history.at(head.streamId(), head.sequence())
                .filter(event ->
                        event.eventId().equals(head.eventId()) && leaf(event).equals(head.leaf()))
                .isPresent();
        if (!same) {
            throw new LedgerBroken("the store does not hold event " + head.eventId() + ", position " + head.position()
                    + ", as the ledger has it");
        }
    }

    private void requireKnown(StoredEvent event) {
        boolean same = rows.at(position(event))
                .filter(entry ->
                        entry.eventId().equals(event.eventId()) && entry.leaf().equals(leaf(event)))
                .isPresent();
        if (!same) {
            throw new LedgerBroken("event " + event.eventId() + " at position " + position(event)
                    + " is before the end of the ledger, which does not have it so");
        }
    }

    private static long position(StoredEvent event) {
        return event.position().orElseThrow();
    }
}
