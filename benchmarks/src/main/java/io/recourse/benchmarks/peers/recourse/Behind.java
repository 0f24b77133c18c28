package io.recourse.benchmarks.peers.recourse;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How far the slowest processor of all, projections and sagas, is behind the history. */
record Behind(JdbcClient database, List<StreamingEventProcessor> processors) {

    private static final String HEAD = "SELECT coalesce(max(global_index), -1) FROM command.domain_event_entry";

    private static final String FIRST_LEFT = """
            SELECT time_stamp FROM command.domain_event_entry WHERE global_index > ? ORDER BY global_index LIMIT 1""";

    static Behind of(ApplicationContext application) {
        return new Behind(
                application.getBean(JdbcClient.class),
                application.getBean(EventProcessingConfiguration.class).eventProcessors().values().stream()
                        .filter(StreamingEventProcessor.class::isInstance)
                        .map(StreamingEventProcessor.class::cast)
                        .toList());
    }

    /** The age of the oldest event that one of them has not taken. */
    Duration lag() {
        long taken = taken();
        return database.sql(FIRST_LEFT)
                .param(taken)
                .query(String.class)
                .optional()
                .map(written -> Duration.between(Instant.parse(written), Instant.now()))
                .orElse(Duration.ZERO);
    }

    boolean nothingIsLeft() {
        return taken() >= database.sql(HEAD).query(Long.class).single();
    }

    private long taken() {
        return processors.stream()
                .map(processor -> processor.processingStatus().values())
                .flatMap(Collection::stream)
                .mapToLong(status -> status.getCurrentPosition().orElse(-1))
                .min()
                .orElse(-1);
    }
}
