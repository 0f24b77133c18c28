package io.recourse.benchmarks.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.benchmarks.server.Machine;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The harness asks what the report says, of cases that the product itself can read; how long it takes is no concern of a test. */
class ReadingTest {

    private static final Plan TINY = new Plan(500, 4, 8, 1, 50, Pattern.compile("sort=-openedAt"));

    @Test
    void everyQuestionIsAnsweredAndReported(@TempDir Path directory) throws Exception {
        Results results = Reading.measure(
                TINY, directory.resolve("postgres"), Clock.systemUTC().instant());

        assertThat(results.polls().status())
                .hasSize(1)
                .allSatisfy(rate -> assertThat(rate).isPositive());
        assertThat(results.answered()).hasSizeGreaterThan(70);
        assertThat(results.targets()).isEqualTo(results.answered().size());
        assertThat(results.settings()).contains("fsync = on", "synchronous_commit = on");
        assertThat(new Report(TINY, results, Machine.with(directory), Instant.EPOCH).text())
                .contains("| By status | CLOSED, sort=-openedAt |", "of empty", "1970-01-01T00:00:00Z");
    }
}
