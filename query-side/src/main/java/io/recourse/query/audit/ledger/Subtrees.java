package io.recourse.query.audit.ledger;

import io.recourse.audit.GrowingTree;
import io.recourse.audit.Hash;
import io.recourse.query.audit.ledger.Difference.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Computes the subtrees that the ledger keeps, and compares each as soon as it is complete. */
final class Subtrees {

    private final LedgerRows ledger;

    /** One for each stored level: what has come since the last complete one. */
    private final List<GrowingTree> levels = new ArrayList<>();

    private long leaves;

    Subtrees(LedgerRows ledger) {
        this.ledger = ledger;
    }

    Optional<Difference> add(Hash leaf) {
        leaves++;
        Hash hash = leaf;
        for (int at = 0; ; at++) {
            GrowingTree tree = growing(at);
            tree.add(hash);
            if (tree.size() < StoredNodes.TILE_WIDTH) {
                return Optional.empty();
            }
            hash = tree.root();
            levels.set(at, new GrowingTree());
            int level = (at + 1) * StoredNodes.TILE_LEVELS;
            long number = (leaves >> level) - 1;
            if (!ledger.subtrees(level, number, number + 1).equals(List.of(hash))) {
                return Optional.of(Difference.upTo(
                        Kind.LEDGER, leaves - 1, "the ledger's subtree " + level + "/" + number + " is not right"));
            }
        }
    }

    /** How many leaves the subtrees that are kept cover. */
    long end() {
        int level = StoredNodes.TILE_LEVELS;
        return ledger.subtreeEnd(level) << level;
    }

    private GrowingTree growing(int at) {
        if (at == levels.size()) {
            levels.add(new GrowingTree());
        }
        return levels.get(at);
    }
}
