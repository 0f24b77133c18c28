package io.recourse.query.audit.export;

import io.recourse.query.audit.ledger.Proofs;
import io.recourse.query.audit.ledger.Prover;
import io.recourse.runtime.problem.ProblemException;
import java.time.Duration;
import java.util.Optional;

/** Gets signed what an export holds, so that others can check it without trusting whoever exported it. */
@FunctionalInterface
interface Sealing {

    /**
     * A checkpoint that covers everything up to {@code last}, or empty when nothing is signed.
     *
     * @throws ProblemException 503 with Retry-After when it takes longer than {@code patience} until there can be one
     */
    Optional<Seal> covering(long last, Duration patience);

    /** @param prover proves what the checkpoint covers */
    record Seal(Proofs.Signed signed, Prover prover) {}
}
