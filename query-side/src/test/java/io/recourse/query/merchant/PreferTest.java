package io.recourse.query.merchant;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreferTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wait=30 | 30",
                "respond-async, wait=10 | 10",
                "wait = \"5\"; strict | 5",
                "wait=100000 | 60",
                "wait=999999999 | 60",
                "wait=0 | 0",
                "wait=-1 | 0",
                "wait=soon | 0",
                "wait=99999999999999999999 | 0",
                "await=9 | 0",
                "return=minimal | 0"
            })
    void waitsAsLongAsIsAskedForAndNotTooLong(String header, long seconds) {
        assertThat(Prefer.of(Optional.of(header)).patience()).isEqualTo(Duration.ofSeconds(seconds));
    }
}
