package io.recourse.runtime.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** System time in UTC, the database's where several processes share it, unless a test or an import brings a clock of its own; there is never more than one. */
@AutoConfiguration
public class ClockConfiguration {

    /** PostgreSQL keeps microseconds: a finer clock would give instants that change when they are read back. */
    private static final Duration RESOLUTION = Duration.ofNanos(1_000);

    @Bean
    @ConditionalOnMissingBean(Clock.class)
    @ConditionalOnProperty(name = "axon.axonserver.enabled", havingValue = "true")
    public DatabaseClock databaseClock(DataSource database) {
        JdbcClient asked = JdbcClient.create(database);
        return new DatabaseClock(
                Clock.tick(Clock.systemUTC(), RESOLUTION),
                () -> asked.sql("SELECT clock_timestamp()")
                        .query(OffsetDateTime.class)
                        .single()
                        .toInstant());
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnProperty(name = "axon.axonserver.enabled", havingValue = "false", matchIfMissing = true)
    public Clock clock() {
        return Clock.tick(Clock.systemUTC(), RESOLUTION);
    }
}
