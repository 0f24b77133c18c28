package io.recourse.query.audit.export;

import io.recourse.query.audit.ledger.AuditKeys;
import io.recourse.query.audit.ledger.LedgerBroken;
import io.recourse.query.audit.ledger.Proofs;
import io.recourse.runtime.problem.ProblemException;
import io.recourse.runtime.problem.ProblemType;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** Seals with what the ledger signs. It follows the store, as a rule within some milliseconds. */
@Component
final class LedgerSealing implements Sealing {

    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final Proofs proofs;
    private final AuditKeys keys;

    LedgerSealing(Proofs proofs, AuditKeys keys) {
        this.proofs = proofs;
        this.keys = keys;
    }

    /** Empty when nothing is signed here, or the ledger contradicts the store: then there is nothing to prove by. */
    @Override
    public Optional<Seal> covering(long last, Duration patience) {
        if (keys.signer().isEmpty() || last < 0) {
            return Optional.empty();
        }
        try {
            // One that is broken does not go on, and says so when it is to sign.
            Optional<Proofs.Signed> signed = proofs.latestCheckpoint();
            if (signed.filter(seal -> seal.lastPosition() >= last).isEmpty()) {
                await(last, patience);
                signed = proofs.latestCheckpoint();
            }
            return signed.map(seal -> new Seal(seal, proofs.at(seal.treeSize())));
        } catch (LedgerBroken e) {
            return Optional.empty();
        }
    }

    private void await(long last, Duration patience) {
        boolean there = Flux.interval(Duration.ZERO, PAUSE, Schedulers.boundedElastic())
                .onBackpressureDrop()
                .filter(turn -> proofs.has(last))
                .take(patience)
                .hasElements()
                .blockOptional()
                .orElse(false);
        if (!there) {
            throw ProblemException.retryLater(ProblemType.UNAVAILABLE, RETRY_AFTER);
        }
    }
}
