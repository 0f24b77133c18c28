package io.recourse.audit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/** Takes leaves one after the other and knows the root at any time; keeps one hash for each level. For one thread. */
public final class GrowingTree {

    /** Complete subtrees from left to right, each smaller than the one before. */
    private final Deque<Hash> subtrees = new ArrayDeque<>();

    private long size;

    public long size() {
        return size;
    }

    public void add(Hash leaf) {
        Hash hash = leaf;
        for (long left = size; (left & 1) == 1; left >>= 1) {
            hash = Tree.parent(subtrees.removeLast(), hash);
        }
        subtrees.addLast(hash);
        size++;
    }

    /** The hash of the empty tree is that of nothing. */
    public Hash root() {
        if (subtrees.isEmpty()) {
            return Hash.sha256();
        }
        Iterator<Hash> fromRight = subtrees.descendingIterator();
        Hash root = fromRight.next();
        while (fromRight.hasNext()) {
            root = Tree.parent(fromRight.next(), root);
        }
        return root;
    }
}
