package io.recourse.audit;

import java.util.ArrayList;
import java.util.List;

/**
 * A Merkle tree as in RFC 6962 §2.1 over the first {@code size} leaves.
 *
 * @param size how many leaves, from 0
 * @param nodes where the hashes come from
 */
public record Tree(long size, Nodes nodes) {

    /** Before the bytes of a leaf. */
    static final byte[] LEAF = {0};

    private static final byte[] NODE = {1};

    public Tree {
        if (size < 0) {
            throw new IllegalArgumentException("a tree has no negative size");
        }
    }

    /** Complete subtrees: {@code level} 0 are the leaves, and each node stands for 2^{@code level} of them. */
    @FunctionalInterface
    public interface Nodes {

        /**
         * The hash over the leaves from {@code index * 2^level} on.
         *
         * @param index from 0; asked for only when all its leaves are in the tree
         */
        Hash node(int level, long index);
    }

    static Hash leaf(byte[] data) {
        return Hash.sha256(LEAF, data);
    }

    /** The hash over two subtrees. */
    public static Hash parent(Hash left, Hash right) {
        return Hash.sha256(NODE, left.bytes(), right.bytes());
    }

    /** The hash of the empty tree is that of nothing. */
    public Hash root() {
        return size == 0 ? Hash.sha256() : root(0, size);
    }

    /**
     * Proves that a leaf is in this tree (RFC 6962 §2.1.1).
     *
     * @throws IndexOutOfBoundsException when it is not
     */
    public Inclusion inclusion(long leafIndex) {
        if (leafIndex < 0 || leafIndex >= size) {
            throw new IndexOutOfBoundsException("leaf " + leafIndex + " is not in a tree of " + size);
        }
        List<Hash> path = new ArrayList<>();
        inclusion(leafIndex, 0, size, path);
        return new Inclusion(leafIndex, size, path);
    }

    /**
     * Proves that this tree begins with the one of {@code earlier} leaves (RFC 6962 §2.1.2).
     *
     * @param earlier from 0 to the size of this tree
     * @throws IndexOutOfBoundsException when it is more
     */
    public Consistency consistency(long earlier) {
        if (earlier < 0 || earlier > size) {
            throw new IndexOutOfBoundsException("a tree of " + size + " does not begin with " + earlier + " leaves");
        }
        List<Hash> path = new ArrayList<>();
        if (earlier > 0 && earlier < size) {
            consistency(earlier, 0, size, true, path);
        }
        return new Consistency(earlier, size, path);
    }

    private Hash root(long from, long to) {
        long count = to - from;
        if (Long.bitCount(count) == 1) {
            int level = Long.numberOfTrailingZeros(count);
            return nodes.node(level, from >> level);
        }
        long middle = from + split(count);
        return parent(root(from, middle), root(middle, to));
    }

    private void inclusion(long leaf, long from, long to, List<Hash> path) {
        if (to - from == 1) {
            return;
        }
        long middle = from + split(to - from);
        if (leaf < middle) {
            inclusion(leaf, from, middle, path);
            path.add(root(middle, to));
        } else {
            inclusion(leaf, middle, to, path);
            path.add(root(from, middle));
        }
    }

    /** @param known whether who checks has the hash of the whole part already: it is the earlier root */
    private void consistency(long earlier, long from, long to, boolean known, List<Hash> path) {
        if (earlier == to) {
            if (!known) {
                path.add(root(from, to));
            }
            return;
        }
        long middle = from + split(to - from);
        if (earlier <= middle) {
            consistency(earlier, from, middle, known, path);
            path.add(root(middle, to));
        } else {
            consistency(earlier, middle, to, false, path);
            path.add(root(from, middle));
        }
    }

    /** The largest power of two below {@code count}, which is at least 2. */
    private static long split(long count) {
        return Long.highestOneBit(count - 1);
    }
}
