package io.recourse.benchmarks.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.benchmarks.server.Machine;
import io.recourse.benchmarks.server.PostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All readers write a row for every event, or it fails; how long that takes is no concern of a test. */
class ReplayTest {

    @Test
    void everyEventIsReadByAllAndReported(@TempDir Path directory) throws Exception {
        try (PostgresServer postgres = PostgresServer.keep(directory)) {
            String url = postgres.create("replay");
            List<Replayed> all = Replay.measure(url, List.of(1_000L, 3_000L), 3);

            assertThat(all)
                    .hasSize(2)
                    .allSatisfy(one -> assertThat(one.ofSame()).isPositive());
            assertThat(all.getFirst().events()).isBetween(1_000L, 2_000L);
            assertThat(new Report(all, Machine.with(directory), postgres.settings(), Instant.EPOCH, "1000,3000").text())
                    .contains("| 1,300 |", "`./benchmarks/replay 1000,3000`", "fsync = on");
            assertThat(rowsThatDiffer(url)).isZero();
        }
    }

    /** Of those that the product has written, and the plain reader otherwise. */
    private static long rowsThatDiffer(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, PostgresServer.USER, PostgresServer.USER);
                ResultSet row = connection.createStatement().executeQuery("""
                                SELECT count(*) FROM (SELECT * FROM query.timeline_entry EXCEPT SELECT * FROM plain.timeline_entry) AS other
                                """)) {
            row.next();
            return row.getLong(1);
        }
    }
}
