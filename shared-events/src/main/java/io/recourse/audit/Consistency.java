package io.recourse.audit;

import java.util.ArrayList;
import java.util.List;

/**
 * Shows that a tree begins with an earlier one: nothing of that was changed, taken away or moved.
 *
 * @param earlier leaves of the earlier tree
 * @param later leaves of the later tree
 * @param path hashes as in RFC 6962 §2.1.2; empty when one of the trees is empty or both have the same size
 */
public record Consistency(long earlier, long later, List<Hash> path) {

    public Consistency {
        path = List.copyOf(path);
    }

    /** Whether the trees with these roots are the earlier and the later (RFC 9162 §2.1.4.2). */
    public boolean proves(Hash earlierRoot, Hash laterRoot) {
        if (earlier < 0 || earlier > later) {
            return false;
        }
        if (earlier == later) {
            return path.isEmpty() && earlierRoot.equals(laterRoot);
        }
        if (earlier == 0) {
            return path.isEmpty() && earlierRoot.equals(new Tree(0, Consistency::noNode).root());
        }
        List<Hash> proof = new ArrayList<>(path);
        if (Long.bitCount(earlier) == 1) {
            proof.addFirst(earlierRoot);
        }
        return !proof.isEmpty() && walk(proof, earlierRoot, laterRoot);
    }

    private boolean walk(List<Hash> proof, Hash earlierRoot, Hash laterRoot) {
        long at = earlier - 1;
        long last = later - 1;
        while ((at & 1) == 1) {
            at >>= 1;
            last >>= 1;
        }
        Hash before = proof.getFirst();
        Hash after = proof.getFirst();
        for (Hash sibling : proof.subList(1, proof.size())) {
            if (last == 0) {
                return false;
            }
            if ((at & 1) == 1 || at == last) {
                before = Tree.parent(sibling, before);
                after = Tree.parent(sibling, after);
                while ((at & 1) == 0 && at != 0) {
                    at >>= 1;
                    last >>= 1;
                }
            } else {
                after = Tree.parent(after, sibling);
            }
            at >>= 1;
            last >>= 1;
        }
        return last == 0 && before.equals(earlierRoot) && after.equals(laterRoot);
    }

    private static Hash noNode(int level, long index) {
        throw new IllegalStateException("the empty tree has no node " + level + "/" + index);
    }
}
