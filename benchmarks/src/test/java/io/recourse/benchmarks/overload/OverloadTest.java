package io.recourse.benchmarks.overload;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.benchmarks.server.Machine;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything that was acknowledged is there, and it is reported; how much is done is no concern of a test. */
class OverloadTest {

    private static final Plan TINY = new Plan(3, 4, Duration.ofMillis(200), Duration.ofMillis(500), List.of(0.5, 3.0));

    @Test
    void everyAcknowledgedCommandIsStoredAndReported(@TempDir Path directory) throws Exception {
        Results results = Overload.measure(TINY, directory.resolve("postgres"));

        assertThat(results.stored()).isPositive().isEqualTo(results.acknowledged());
        assertThat(results.arrived())
                .hasSize(2)
                .allSatisfy(rate -> assertThat(rate.refused().keySet()).isSubsetOf(503));
        assertThat(new Report(TINY, results, Machine.with(directory), Instant.EPOCH).text())
                .contains("of the peak are done", "fsync = on", "1970-01-01T00:00:00Z");
    }
}
