package io.recourse.query.audit.ledger;

import io.recourse.audit.Hash;
import io.recourse.audit.Inclusion;
import io.recourse.audit.Tree;
import java.util.Optional;
import java.util.TreeMap;

/** Proves inclusion of many events in one tree; cheapest when they come in the order of positions. For one thread. */
public final class Prover {

    private final LedgerRows ledger;
    private final Tree tree;
    private TreeMap<Long, Long> leaves = new TreeMap<>();

    Prover(LedgerRows ledger, long treeSize) {
        this.ledger = ledger;
        this.tree = new Tree(treeSize, new StoredNodes(ledger, treeSize));
    }

    /** Proves that the event at a position is in the tree; empty when it is not. */
    public Optional<Inclusion> inclusion(long position) {
        return leafIndex(position).filter(leaf -> leaf < tree.size()).map(tree::inclusion);
    }

    /** What the tree has for the event at a position, so that who reads a complete export can tell which event was changed. */
    public Optional<Placed> leaf(long position) {
        return leafIndex(position)
                .filter(leaf -> leaf < tree.size())
                .map(leaf -> new Placed(leaf, tree.nodes().node(0, leaf)));
    }

    /**
     * A leaf and its place.
     *
     * @param leafIndex from 0
     */
    public record Placed(long leafIndex, Hash leaf) {

        /** As exports have it: the leaf's index, a colon, and its hash in base64. */
        public String text() {
            return leafIndex + ":" + leaf.base64();
        }
    }

    private Optional<Long> leafIndex(long position) {
        if (leaves.isEmpty() || position < leaves.firstKey() || position > leaves.lastKey()) {
            leaves = ledger.at(position).map(this::around).orElseGet(TreeMap::new);
        }
        return Optional.ofNullable(leaves.get(position));
    }

    /** The leaves of the same tile, whose hashes are about to be read in any case. */
    private TreeMap<Long, Long> around(LedgerEntry entry) {
        long from = entry.leafIndex() / StoredNodes.TILE_WIDTH * StoredNodes.TILE_WIDTH;
        return ledger.positions(from, from + StoredNodes.TILE_WIDTH);
    }
}
