package io.recourse.query.audit.ledger;

import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Verifies in the background, one at a time. What became of the last ones is remembered until the process ends. */
final class VerificationRuns {

    private static final Logger log = LoggerFactory.getLogger(VerificationRuns.class);

    private static final int REMEMBERED = 20;

    private final Verification verification;
    private final Clock clock;
    private final Map<String, VerificationRun> runs = new LinkedHashMap<>();

    VerificationRuns(Verification verification, Clock clock) {
        this.verification = verification;
        this.clock = clock;
    }

    /** Begins; empty while another one runs. */
    synchronized Optional<VerificationRun> start() {
        if (runs.values().stream().anyMatch(run -> run.state() == VerificationRun.State.RUNNING)) {
            return Optional.empty();
        }
        VerificationRun run = VerificationRun.started(UUID.randomUUID().toString(), clock.instant());
        runs.put(run.id(), run);
        if (runs.size() > REMEMBERED) {
            runs.remove(runs.keySet().iterator().next());
        }
        Thread.ofVirtual().name("audit-verification").start(() -> work(run.id()));
        return Optional.of(run);
    }

    /** The newest first. */
    synchronized List<VerificationRun> all() {
        return List.copyOf(runs.values()).reversed();
    }

    synchronized Optional<VerificationRun> find(String id) {
        return Optional.ofNullable(runs.get(id));
    }

    private void work(String id) {
        try {
            Findings found = verification.run((events, total) -> change(id, run -> run.at(events, total)));
            found.difference().ifPresent(VerificationRuns::tell);
            change(id, run -> run.ended(found, clock.instant()));
        } catch (IOException | RuntimeException e) {
            log.warn("audit_verification_given_up cause={}", e.getClass().getName());
            change(id, run -> run.givenUp(clock.instant()));
        }
    }

    private static void tell(Difference difference) {
        log.error(
                "audit_history_differs kind={} position={} stream={} sequence={} event={}",
                difference.kind(),
                difference.position().map(Object::toString).orElse("-"),
                difference.streamId().orElse("-"),
                difference.sequence().map(Object::toString).orElse("-"),
                difference.eventId().orElse("-"));
    }

    private synchronized void change(String id, UnaryOperator<VerificationRun> change) {
        runs.computeIfPresent(id, (same, run) -> change.apply(run));
    }
}
