package io.recourse.standalone.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GrowthTest {

    private static final long MEGABYTE = 1_000_000;

    private final Growth growth = new Growth(Duration.ofMinutes(10), 10);

    @Test
    void whatGrowsAllTheTimeIsALeak() {
        assertThat(growth.of(heap(minute -> (60 + minute / 2) * MEGABYTE)))
                .singleElement()
                .asString()
                .startsWith("heap grew from ");
    }

    @Test
    void whatGrowsOnlyUntilCachesAreFullIsNone() {
        assertThat(growth.of(heap(minute -> (40 + Math.min(minute, 10) * 4) * MEGABYTE)))
                .isEmpty();
    }

    @Test
    void whatGoesUpAndDownIsNone() {
        assertThat(growth.of(heap(minute -> (60 + minute % 3 * 20) * MEGABYTE))).isEmpty();
    }

    @Test
    void tooFewSamplesSayNothing() {
        assertThat(growth.of(heap(minute -> 60 * MEGABYTE).subList(0, 14)))
                .containsExactly("4 samples after the warm-up are too few to tell");
    }

    private static List<Sample> heap(LongUnaryOperator ofMinute) {
        return IntStream.range(0, 60)
                .mapToObj(minute -> new Sample(
                        Duration.ofMinutes(minute),
                        ofMinute.applyAsLong(minute),
                        100 * MEGABYTE,
                        MEGABYTE,
                        400 * MEGABYTE,
                        60,
                        120,
                        30))
                .toList();
    }
}
