package io.recourse.query.audit.ledger;

import io.recourse.audit.Checkpoint;
import io.recourse.audit.Hash;
import io.recourse.audit.SignedCheckpoint;
import io.recourse.audit.SignerKey;
import io.recourse.audit.Tree;
import java.util.Optional;

/** Makes checkpoints: each goes on from the one before, or there is none. */
final class Checkpoints {

    private final LedgerRows ledger;
    private final CheckpointRows checkpoints;
    private final LedgerWriter writer;
    private final AuditKeys keys;

    Checkpoints(LedgerRows ledger, CheckpointRows checkpoints, LedgerWriter writer, AuditKeys keys) {
        this.ledger = ledger;
        this.checkpoints = checkpoints;
        this.writer = writer;
        this.keys = keys;
    }

    /**
     * The checkpoint of all that the ledger has now, made if need be; without a key, the last that there is. Empty when there is none.
     *
     * @throws LedgerBroken when the ledger does not go on from what was signed, or does not end with what the store has
     */
    synchronized Optional<StoredCheckpoint> current() {
        Optional<StoredCheckpoint> latest = checkpoints.latest();
        long size = ledger.size();
        long signed = latest.map(StoredCheckpoint::treeSize).orElse(0L);
        if (size < signed) {
            throw new LedgerBroken("the ledger has " + size + " events, but " + signed + " were signed");
        }
        if (keys.signer().isEmpty() || size == signed) {
            return latest;
        }
        latest.ifPresent(this::requireContinued);
        writer.requireStored();
        sign(size, keys.signer().get());
        return checkpoints.latest();
    }

    private void sign(long size, SignerKey key) {
        checkpoints.add(SignedCheckpoint.sign(new Checkpoint(keys.origin(), size, root(size)), key));
    }

    private void requireContinued(StoredCheckpoint signed) {
        if (!root(signed.treeSize()).equals(signed.root())) {
            throw new LedgerBroken("the ledger is not the one that was signed at " + signed.treeSize() + " events");
        }
    }

    private Hash root(long size) {
        return new Tree(size, new StoredNodes(ledger, size)).root();
    }
}
