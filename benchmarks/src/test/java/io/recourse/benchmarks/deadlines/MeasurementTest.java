package io.recourse.benchmarks.deadlines;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.benchmarks.server.Machine;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The harness does what the report says; how long it takes is no concern of a test. */
class MeasurementTest {

    private static final Plan TINY = new Plan(100, 1_000, 1, 2, 5, 3, 3, 20);

    @Test
    void measuresAmongAsManyAsItSaysAndFiresWhatIsDue(@TempDir Path directory) throws Exception {
        Results results = Measurement.of(TINY, directory.resolve("postgres"));

        assertThat(results.settings()).contains("fsync = on", "synchronous_commit = on", "full_page_writes = on");
        assertThat(results.few().pending()).isEqualTo(100);
        assertThat(results.many().pending()).isEqualTo(1_000);
        assertThat(results.rounds()
                        .samples(Rounds.Size.MANY, true, Timing::committed)
                        .count())
                .isEqualTo(10);
        assertThat(results.few().due().fired()).isEqualTo(20);
        assertThat(results.many().due().fired()).isEqualTo(20);
        assertThat(results.many().due().idle().rows()).isZero();
        assertThat(results.many().due().busy().rows()).isEqualTo(20);
        assertThat(calls(results.many().saga(), "INSERT scheduled_tasks"))
                .as("one for both rows of a case, or of several cases")
                .isBetween(1L, 3L);
        assertThat(new Report(TINY, results, Machine.with(directory), Instant.EPOCH).text())
                .contains("| schedule |", "| cancel |", "1970-01-01T00:00:00Z");
    }

    private static long calls(ThroughSaga saga, String statement) {
        return saga.promised().stream()
                .filter(kind -> kind.name().equals(statement))
                .mapToLong(Statements.Kind::calls)
                .sum();
    }
}
