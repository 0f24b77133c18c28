package io.recourse.benchmarks.peers.crud;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks once a second for timers that are due, takes them away and says so in the audit. */
final class DueTimers implements AutoCloseable {

    private static final String TAKE = """
            WITH due AS (
                DELETE FROM timer WHERE case_id IN (
                    SELECT case_id FROM timer WHERE due_at <= ? ORDER BY due_at LIMIT 100 FOR UPDATE SKIP LOCKED)
                RETURNING case_id, due_at)
            INSERT INTO audit (case_id, at, who, what, payload)
            SELECT case_id, due_at, 'system', 'DEADLINE_PASSED', '{}' FROM due""";

    private static final Logger LOG = LoggerFactory.getLogger(DueTimers.class);

    private final DataSource database;
    private final Clock clock;
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor();

    DueTimers(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    void start() {
        var unused = looking.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        looking.close();
    }

    private void look() {
        try (Connection connection = database.getConnection();
                PreparedStatement take = connection.prepareStatement(TAKE)) {
            take.setTimestamp(1, Timestamp.from(clock.instant()));
            take.executeUpdate();
        } catch (SQLException e) {
            LOG.warn("timers not looked for: {}", e.toString());
        }
    }
}
