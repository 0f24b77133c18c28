package io.recourse.query.audit.ledger;

import io.recourse.audit.Hash;
import io.recourse.audit.Tree;
import java.io.Serial;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The tree of the ledger at one size, read in tiles: 256 hashes of one of every eight levels, and what follows from them. Keeps the
 * last few tiles, so that proofs of neighbours read nothing. For one thread.
 */
final class StoredNodes implements Tree.Nodes {

    /** Every so many levels are stored. */
    static final int TILE_LEVELS = 8;

    /** Hashes in a whole tile. */
    static final int TILE_WIDTH = 1 << TILE_LEVELS;

    /** As many as two branches of a tree of 2^64 leaves have. */
    private static final int KEPT = 16;

    private final LedgerRows rows;
    private final long treeSize;
    private final Map<Place, List<List<Hash>>> tiles = new LinkedHashMap<>(KEPT, 0.75f, true) {

        @Serial
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Place, List<List<Hash>>> eldest) {
            return size() > KEPT;
        }
    };

    StoredNodes(LedgerRows rows, long treeSize) {
        this.rows = rows;
        this.treeSize = treeSize;
    }

    /** @throws LedgerBroken when the ledger does not have it */
    @Override
    public Hash node(int level, long index) {
        int above = level % TILE_LEVELS;
        long first = index << above;
        Place place = new Place(level - above, first / TILE_WIDTH);
        List<Hash> row = tiles.computeIfAbsent(place, this::read).get(above);
        int at = (int) (first % TILE_WIDTH) >> above;
        if (at >= row.size()) {
            throw new LedgerBroken("the ledger has no node " + level + "/" + index);
        }
        return row.get(at);
    }

    /** The hash over 256 nodes of a level, which is a multiple of 8. */
    Hash whole(int level, long number) {
        List<Hash> top = read(new Place(level, number)).get(TILE_LEVELS);
        if (top.isEmpty()) {
            throw new LedgerBroken("the ledger lacks nodes of level " + level + " in tile " + number);
        }
        return top.getFirst();
    }

    /** The stored hashes of a tile, and above them what they come to. */
    private List<List<Hash>> read(Place place) {
        long from = place.number() * TILE_WIDTH;
        long to = Math.min(from + TILE_WIDTH, treeSize >> place.level());
        List<Hash> row = place.level() == 0 ? rows.leaves(from, to) : rows.subtrees(place.level(), from, to);
        if (row.size() != to - from) {
            throw new LedgerBroken("the ledger lacks nodes of level " + place.level() + " in tile " + place.number());
        }
        List<List<Hash>> levels = new ArrayList<>();
        levels.add(row);
        while (levels.size() <= TILE_LEVELS) {
            row = parents(row);
            levels.add(row);
        }
        return levels;
    }

    private static List<Hash> parents(List<Hash> row) {
        List<Hash> parents = new ArrayList<>(row.size() / 2);
        for (int i = 0; i + 1 < row.size(); i += 2) {
            parents.add(Tree.parent(row.get(i), row.get(i + 1)));
        }
        return parents;
    }

    /** @param level a multiple of 8 */
    private record Place(int level, long number) {}
}
