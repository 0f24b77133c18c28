package io.recourse.query.audit.ledger;

import io.recourse.audit.Consistency;
import io.recourse.audit.Hash;
import io.recourse.audit.Tree;
import java.util.Optional;

/** Proves that events are in the history that was signed. */
public final class Proofs {

    private final LedgerRows ledger;
    private final Checkpoints checkpoints;

    Proofs(LedgerRows ledger, Checkpoints checkpoints) {
        this.ledger = ledger;
        this.checkpoints = checkpoints;
    }

    /**
     * The newest checkpoint, made now if there are events after the last and there is a key; empty when there is none.
     *
     * @throws LedgerBroken when the ledger does not go on from what was signed, or from what the store has
     */
    public Optional<Signed> latestCheckpoint() {
        return checkpoints.current().map(checkpoint -> {
            LedgerEntry last = ledger.leaf(checkpoint.treeSize() - 1)
                    .orElseThrow(() -> new LedgerBroken("the ledger has no leaf " + (checkpoint.treeSize() - 1)));
            return new Signed(checkpoint.treeSize(), last.position(), checkpoint.note());
        });
    }

    /** Proofs for the tree over the first {@code treeSize} events. */
    public Prover at(long treeSize) {
        return new Prover(ledger, treeSize);
    }

    /** Whether the ledger has come to the event at a position. */
    public boolean has(long position) {
        return ledger.at(position).isPresent();
    }

    /** How many events the ledger has. */
    long size() {
        return ledger.size();
    }

    Hash root(long treeSize) {
        return new Tree(treeSize, new StoredNodes(ledger, treeSize)).root();
    }

    Optional<LedgerEntry> ofEvent(String eventId) {
        return ledger.ofEvent(eventId);
    }

    Optional<LedgerEntry> leaf(long leafIndex) {
        return ledger.leaf(leafIndex);
    }

    /** @throws IndexOutOfBoundsException when {@code earlier} is more than {@code later} */
    Consistency consistency(long earlier, long later) {
        return new Tree(later, new StoredNodes(ledger, later)).consistency(earlier);
    }

    /**
     * A signed checkpoint.
     *
     * @param treeSize how many events it covers: the first ones, in the order of positions
     * @param lastPosition of the last of them
     * @param note the signed text
     */
    public record Signed(long treeSize, long lastPosition, String note) {}
}
