package io.recourse.runtime.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class DatabaseClockTest {

    private static final Instant NOW = Instant.parse("2026-11-20T06:00:00Z");

    private final Clock own = Clock.fixed(NOW, ZoneOffset.UTC);
    private final AtomicReference<Instant> there = new AtomicReference<>(NOW);

    @Test
    void aClockThatIsMinutesFastOrSlowIsNotGoneBy(CapturedOutput output) {
        there.set(NOW.minusSeconds(300));
        try (DatabaseClock clock = new DatabaseClock(own, there::get)) {
            assertThat(clock.instant()).isEqualTo(NOW.minusSeconds(300));
            assertThat(output.getOut()).contains("clock_differs_from_database seconds=300");

            there.set(NOW.plusSeconds(60));
            clock.look();

            assertThat(clock.instant()).isEqualTo(NOW.plusSeconds(60));
            assertThat(output.getOut()).contains("clock_differs_from_database seconds=-60");
        }
    }

    @Test
    void aClockThatIsSetRightAgainIsGoneBy() {
        there.set(NOW.minusSeconds(300));
        try (DatabaseClock clock = new DatabaseClock(own, there::get)) {
            there.set(NOW.plusMillis(200));
            clock.look();

            assertThat(clock.instant()).isEqualTo(NOW);
        }
    }

    @Test
    void whatMayBeTheWayThereMovesNothing(CapturedOutput output) {
        there.set(NOW.plusMillis(900));
        try (DatabaseClock clock = new DatabaseClock(own, there::get)) {
            assertThat(clock.instant()).isEqualTo(NOW);
        }
        assertThat(output.getOut()).doesNotContain("clock_differs");
    }

    @Test
    void anAnswerThatTookLongTellsNothing() {
        AtomicReference<Instant> now = new AtomicReference<>(NOW);
        Clock moving = new Clock() {
            @Override
            public Instant instant() {
                return now.get();
            }

            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }
        };
        try (DatabaseClock clock = new DatabaseClock(moving, () -> {
            now.updateAndGet(before -> before.plus(Duration.ofSeconds(8)));
            return NOW;
        })) {
            assertThat(clock.instant()).isEqualTo(now.get());
        }
    }
}
