package io.recourse.query.audit.ledger;

import io.recourse.audit.Hash;
import io.recourse.audit.SignedCheckpoint;
import io.recourse.query.audit.ledger.Difference.Kind;
import java.util.Optional;

/** Checks one checkpoint against the tree that the events make. */
record Signatures(AuditKeys keys) {

    /** @param root of the tree over the first events, as many as the checkpoint has */
    Optional<Difference> check(StoredCheckpoint stored, Hash root) {
        long size = stored.treeSize();
        SignedCheckpoint signed;
        try {
            signed = SignedCheckpoint.parse(stored.note());
        } catch (IllegalArgumentException e) {
            return Optional.of(Difference.upTo(
                    Kind.SIGNATURE, size - 1, "the checkpoint of " + size + " events is no signed checkpoint"));
        }
        if (signed.signedBy(keys.verifiers()).isEmpty()) {
            return Optional.of(Difference.upTo(
                    Kind.SIGNATURE,
                    size - 1,
                    "the checkpoint of " + size + " events is not signed with a key that is known"));
        }
        if (!signed.checkpoint().origin().equals(keys.origin())
                || signed.checkpoint().treeSize() != size
                || !signed.checkpoint().root().equals(stored.root())) {
            return Optional.of(Difference.upTo(
                    Kind.CHECKPOINT, size - 1, "the checkpoint of " + size + " events is kept as another one"));
        }
        return stored.root().equals(root)
                ? Optional.empty()
                : Optional.of(Difference.upTo(
                        Kind.CHECKPOINT,
                        size - 1,
                        "the first " + size + " events are not those that were signed; they and the ledger were"
                                + " changed together, after the checkpoint before this"));
    }
}
