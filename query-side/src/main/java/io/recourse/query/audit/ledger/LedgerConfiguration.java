package io.recourse.query.audit.ledger;

import io.recourse.query.audit.StoredEvents;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.axonframework.config.ConfigurerModule;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The ledger of a running system. */
@Configuration(proxyBeanMethods = false)
class LedgerConfiguration {

    private static final Logger log = LoggerFactory.getLogger(LedgerConfiguration.class);

    @Bean
    AuditKeys auditKeys(
            @Value("${recourse.audit.origin:recourse}") String origin, @Value("${recourse.audit.keys:}") String keys) {
        AuditKeys parsed = AuditKeys.parse(origin, keys);
        if (parsed.signer().isEmpty()) {
            log.info("audit_checkpoints_off reason=\"no private key in RECOURSE_AUDIT_KEY\"");
        }
        return parsed;
    }

    @Bean
    EventHistory eventHistory(StoredEvents events) {
        return new LiveHistory(events);
    }

    @Bean
    LedgerRows ledgerRows(JdbcClient database) {
        return new LedgerRows(database);
    }

    @Bean
    CheckpointRows checkpointRows(JdbcClient database) {
        return new CheckpointRows(database);
    }

    @Bean
    LedgerWriter ledgerWriter(LedgerRows rows, EventHistory history) {
        return new LedgerWriter(rows, history);
    }

    @Bean
    LedgerWatch ledgerWatch() {
        return new LedgerWatch();
    }

    @Bean
    Checkpoints checkpoints(LedgerRows rows, CheckpointRows checkpoints, LedgerWriter writer, AuditKeys keys) {
        return new Checkpoints(rows, checkpoints, writer, keys);
    }

    @Bean
    CheckpointPace checkpointPace(
            Checkpoints checkpoints,
            LedgerWatch watch,
            @Value("${recourse.audit.checkpoint-interval:PT1M}") Duration interval) {
        return new CheckpointPace(checkpoints, watch, interval);
    }

    @Bean
    ConfigurerModule checkpointPaceWhileTheStoreIsOpen(ObjectProvider<CheckpointPace> pace) {
        return new WhileTheStoreIsOpen(
                () -> pace.getObject().start(), () -> pace.getObject().stop());
    }

    @Bean
    Proofs proofs(LedgerRows rows, Checkpoints checkpoints) {
        return new Proofs(rows, checkpoints);
    }

    @Bean
    VerificationRuns verificationRuns(JdbcClient database, EventHistory history, AuditKeys keys, Clock clock) {
        return new VerificationRuns(new Verification(database, history, keys, Optional.empty()), clock);
    }

    /** Down when the ledger contradicts the event store. Not part of readiness: reading does no harm. */
    @Bean
    HealthIndicator ledgerHealthIndicator(
            LedgerRows rows, CheckpointRows checkpoints, LedgerWatch watch, AuditKeys keys) {
        return () -> {
            Health.Builder health = Health.up()
                    .withDetail("events", rows.size())
                    .withDetail(
                            "signed",
                            checkpoints.latest().map(StoredCheckpoint::treeSize).orElse(0L))
                    .withDetail("signs", keys.signer().isPresent());
            Optional<String> broken = watch.broken();
            broken.ifPresent(reason -> health.down().withDetail("reason", reason));
            return health.build();
        };
    }
}
