package io.recourse.benchmarks.peers.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WarmUpTest {

    @ParameterizedTest
    @CsvSource({
        "'100, 100, 100', true",
        "'100, 100', false",
        "'100, 104, 108', false",
        "'100, 104, 104', true",
        "'200, 270, 350, 510, 500', false",
        "'200, 270, 350, 510, 500, 520', true",
        "'1, 2, 4, 8, 16, 32, 64, 128', true",
        "'100, 90, 120', false"
    })
    void endsWhenItGetsNoFaster(String speeds, boolean done) {
        WarmUp warmUp = new WarmUp(8);

        Stream.of(speeds.split(", ")).map(Double::valueOf).forEach(warmUp::add);

        assertThat(warmUp.done()).isEqualTo(done);
    }
}
