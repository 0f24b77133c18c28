package io.recourse.runtime.clock;

import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;

/** System time in UTC, unless a test or an import brings a clock of its own. */
@Configuration(proxyBeanMethods = false)
public class ClockConfiguration {

    /** PostgreSQL keeps microseconds: a finer clock would give instants that change when they are read back. */
    private static final Duration RESOLUTION = Duration.ofNanos(1_000);

    @Bean
    @Fallback
    Clock systemClock() {
        return Clock.tick(Clock.systemUTC(), RESOLUTION);
    }
}
