package io.recourse.standalone.crash;

import static org.awaitility.Awaitility.await;

import io.recourse.standalone.data.Secrets;
import io.recourse.standalone.data.UserError;
import io.recourse.standalone.database.Superuser;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/** A start of this version on what an older one left, killed while it brings the schema up to date. */
final class SchemaUpgrade {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int MIGRATION_MILLIS = 400;

    /** Each migration needs it. */
    private static final String HOLD = "LOCK TABLE query.dispute_case IN ACCESS EXCLUSIVE MODE";

    private static final String SOMEBODY_WAITS =
            "SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted AND relation = 'query.dispute_case'::regclass)";

    private final Installation installation;
    private final Random random;

    SchemaUpgrade(Installation installation, Random random) {
        this.installation = installation;
        this.random = random;
    }

    /** Afterwards the program does not run. */
    void interrupt() throws IOException, SQLException, InterruptedException {
        installation.kill();
        OlderSchema.make(installation, OlderSchema.VERSIONS.get(random.nextInt(OlderSchema.VERSIONS.size())));
        Optional<ProcessHandle> before = installation.postmaster();
        installation.start();
        try (Connection connection = await().atMost(PATIENCE)
                        .pollInterval(Duration.ofMillis(20))
                        .until(() -> connect(before), Optional::isPresent)
                        .orElseThrow();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(HOLD);
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(() -> somebodyWaits(statement));
            if (random.nextBoolean()) {
                connection.rollback();
                LockSupport.parkNanos(
                        Duration.ofMillis(random.nextLong(MIGRATION_MILLIS)).toNanos());
            }
            installation.kill();
        }
    }

    /** To the PostgreSQL that the new start has started. */
    private Optional<Connection> connect(Optional<ProcessHandle> before) {
        Optional<ProcessHandle> now = installation.postmaster();
        if (now.isEmpty() || now.equals(before)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Superuser(
                            installation.data(),
                            Secrets.existing(installation.data()).orElseThrow())
                    .inApplication());
        } catch (SQLException | UserError notYet) {
            return Optional.empty();
        }
    }

    private static boolean somebodyWaits(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(SOMEBODY_WAITS)) {
            return row.next() && row.getBoolean(1);
        }
    }
}
