package io.recourse.runtime.clock;

import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** System time in UTC, unless a test or an import brings a clock of its own; there is never more than one. */
@AutoConfiguration
public class ClockConfiguration {

    /** PostgreSQL keeps microseconds: a finer clock would give instants that change when they are read back. */
    private static final Duration RESOLUTION = Duration.ofNanos(1_000);

    @Bean
    @ConditionalOnMissingBean
    public Clock clock() {
        return Clock.tick(Clock.systemUTC(), RESOLUTION);
    }
}
