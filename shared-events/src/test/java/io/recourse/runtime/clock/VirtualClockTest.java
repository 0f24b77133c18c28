package io.recourse.runtime.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class VirtualClockTest {

    private static final Instant START = Instant.parse("2026-11-20T06:00:00Z");

    @Test
    void standsStillUntilItIsAdvancedAndNeverGoesBack() {
        VirtualClock clock = new VirtualClock(START);

        clock.advanceTo(START.plusSeconds(5));
        clock.advanceTo(START.plusSeconds(3));

        assertThat(clock.instant()).isEqualTo(START.plusSeconds(5));
    }

    @Test
    void keepsMicrosecondsAsTheDatabaseDoes() {
        VirtualClock clock = new VirtualClock(START.plusNanos(1_999));

        assertThat(clock.instant()).isEqualTo(START.plusNanos(1_000));
    }

    @Test
    void ofManyAdvancesAtOnceTheLatestCounts() {
        VirtualClock clock = new VirtualClock(START);
        AtomicInteger heard = new AtomicInteger();
        clock.onAdvance(heard::incrementAndGet);

        IntStream.rangeClosed(1, 1_000).parallel().forEach(i -> clock.advanceTo(START.plusSeconds(i)));

        assertThat(clock.instant()).isEqualTo(START.plusSeconds(1_000));
        assertThat(heard).hasValue(1_000);
    }

    @Test
    void applicationHasOneClockWhichATestMayReplace() {
        ApplicationContextRunner application =
                new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(ClockConfiguration.class));

        application.run(
                context -> assertThat(context.getBean(Clock.class).instant().getNano() % 1_000)
                        .isZero());
        application
                .withBean(VirtualClock.class, () -> new VirtualClock(START))
                .run(context -> assertThat(context.getBean(Clock.class)).isInstanceOf(VirtualClock.class));
    }
}
