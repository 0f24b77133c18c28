package io.recourse.runtime.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class StallWatchTest {

    private final AtomicLong nanos = new AtomicLong();
    private final StallWatch watch = new StallWatch(nanos::get);

    @Test
    void segmentThatHasWorkAndStandsStillIsStalledAfterAWhile() {
        assertThat(watch.stalled("cases", 0, 17, 3)).isFalse();
        nanos.addAndGet(StallWatch.PATIENCE.toNanos());
        assertThat(watch.stalled("cases", 0, 17, 3)).isFalse();
        nanos.incrementAndGet();
        assertThat(watch.stalled("cases", 0, 17, 4)).isTrue();
    }

    @Test
    void segmentThatMovesIsNotStalledHoweverFarBehind() {
        for (int position = 0; position < 10; position++) {
            assertThat(watch.stalled("cases", 0, position, 1_000)).isFalse();
            nanos.addAndGet(StallWatch.PATIENCE.toNanos());
        }
    }

    @Test
    void segmentWithoutWorkIsNotStalledAndItsTimeCountsFromWhenItGetsSome() {
        assertThat(watch.stalled("cases", 0, 17, 0)).isFalse();
        nanos.addAndGet(10 * StallWatch.PATIENCE.toNanos());
        assertThat(watch.stalled("cases", 0, 17, 0)).isFalse();
        assertThat(watch.stalled("cases", 0, 17, 1)).isFalse();
    }

    @Test
    void segmentsAreWatchedEachByItself() {
        watch.stalled("cases", 0, 17, 3);
        nanos.addAndGet(2 * StallWatch.PATIENCE.toNanos());

        assertThat(watch.stalled("cases", 1, 17, 3)).isFalse();
        assertThat(watch.stalled("timeline", 0, 17, 3)).isFalse();
        assertThat(watch.stalled("cases", 0, 17, 3)).isTrue();
    }
}
