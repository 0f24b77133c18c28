package io.recourse.audit;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Optional;

/**
 * Shows that a leaf is in a tree.
 *
 * @param leafIndex from 0
 * @param treeSize how many leaves the tree has
 * @param path hashes from the leaf's sibling up
 */
public record Inclusion(long leafIndex, long treeSize, List<Hash> path) {

    public Inclusion {
        path = List.copyOf(path);
    }

    /** Whether the tree with this root has this leaf at this place (RFC 9162 §2.1.3.2). */
    public boolean proves(Hash leaf, Hash root) {
        return root(leaf).filter(root::equals).isPresent();
    }

    /** As exports have it: the leaf's index, a colon, and the hashes in base64 with commas between them. */
    public String text() {
        return leafIndex + ":" + path.stream().map(Hash::base64).collect(joining(","));
    }

    private Optional<Hash> root(Hash leaf) {
        if (leafIndex < 0 || leafIndex >= treeSize) {
            return Optional.empty();
        }
        long at = leafIndex;
        long last = treeSize - 1;
        Hash hash = leaf;
        for (Hash sibling : path) {
            if (last == 0) {
                return Optional.empty();
            }
            if ((at & 1) == 1 || at == last) {
                hash = Tree.parent(sibling, hash);
                while ((at & 1) == 0) {
                    at >>= 1;
                    last >>= 1;
                }
            } else {
                hash = Tree.parent(hash, sibling);
            }
            at >>= 1;
            last >>= 1;
        }
        return last == 0 ? Optional.of(hash) : Optional.empty();
    }
}
