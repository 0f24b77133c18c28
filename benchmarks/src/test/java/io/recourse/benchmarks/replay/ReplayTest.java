package io.recourse.benchmarks.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.benchmarks.server.Machine;
import io.recourse.benchmarks.server.PostgresServer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both readers write a row for every event, or it fails; how long that takes is no concern of a test. */
class ReplayTest {

    @Test
    void everyEventIsReadByBothAndReported(@TempDir Path directory) throws Exception {
        try (PostgresServer postgres = PostgresServer.keep(directory)) {
            List<Replayed> all = Replay.measure(postgres.create("replay"), List.of(1_000L, 3_000L), 3);

            assertThat(all).hasSize(2).allSatisfy(one -> assertThat(one.ratio()).isPositive());
            assertThat(all.getFirst().events()).isBetween(1_000L, 2_000L);
            assertThat(new Report(all, Machine.with(directory), postgres.settings(), Instant.EPOCH, "1000,3000").text())
                    .contains("| 1,300 |", "`./benchmarks/replay 1000,3000`", "fsync = on");
        }
    }
}
