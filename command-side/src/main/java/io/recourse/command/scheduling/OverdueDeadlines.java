package io.recourse.command.scheduling;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Deadlines that have been due for longer than any pause of the scheduler explains. */
record OverdueDeadlines(JdbcClient database, Clock clock) {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final String OVERDUE = "SELECT count(*) FROM command.scheduled_tasks WHERE execution_time < ?";

    long count() {
        return database.sql(OVERDUE)
                .param(OffsetDateTime.ofInstant(clock.instant().minus(PATIENCE), ZoneOffset.UTC))
                .query((row, n) -> row.getLong(1))
                .single();
    }
}
