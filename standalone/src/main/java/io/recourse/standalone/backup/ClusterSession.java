package io.recourse.standalone.backup;

import io.recourse.standalone.data.UserError;
import io.recourse.standalone.database.Superuser;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a backup asks of PostgreSQL, by its low-level API, in one session: when that ends, so does a copy that was begun in it. No two
 * have one at the same time.
 */
final class ClusterSession implements AutoCloseable {

    private static final long LOCK = 0x7265636f75727365L;
    private static final String SLOTS = "recourse_backup_";

    private final Superuser superuser;
    private final Connection connection;

    private ClusterSession(Superuser superuser, Connection connection) {
        this.superuser = superuser;
        this.connection = connection;
    }

    /** @throws UserError when another backup of this cluster is at work */
    static ClusterSession open(Superuser superuser) throws SQLException {
        ClusterSession session = new ClusterSession(superuser, superuser.inCluster());
        if (!session.value("SELECT pg_try_advisory_lock(?)", Boolean.class, LOCK)) {
            session.close();
            throw new UserError("Another backup of this installation is at work; wait for its end.");
        }
        return session;
    }

    /** What stays the same for the life of a cluster. */
    String system() throws SQLException {
        return value("SELECT system_identifier::text FROM pg_control_system()", String.class);
    }

    String majorVersion() throws SQLException {
        return value("SELECT (current_setting('server_version_num')::int / 10000)::text", String.class);
    }

    /**
     * From now on the log is kept for a backup, as far as {@code max_slot_wal_keep_size} allows.
     *
     * @param forThisSession alone; else until it is let go, also while the server does not run
     */
    void keepLogFor(String backup, boolean forThisSession) throws SQLException {
        value(
                "SELECT slot_name::text FROM pg_create_physical_replication_slot(?, true, ?)",
                String.class,
                SLOTS + backup,
                forThisSession);
    }

    /** Whether everything is still there that was to be kept for the backup. */
    boolean hasLogFor(String backup) throws SQLException {
        return value(
                "SELECT count(*) > 0 FROM pg_replication_slots WHERE slot_name = ? AND wal_status <> 'lost'",
                Boolean.class,
                SLOTS + backup);
    }

    /** What comes before this segment is not needed any more. */
    void letGoBefore(LogSegment segment, String backup) throws SQLException {
        value(
                "SELECT end_lsn::text FROM pg_replication_slot_advance(?, ?::pg_lsn)",
                String.class,
                SLOTS + backup,
                segment.start());
    }

    /** Nothing is kept for the backup any more. */
    void letGo(String backup) throws SQLException {
        drop("slot_name = ?", SLOTS + backup);
    }

    /** Nothing is kept for any other backup any more: the log is kept once. */
    void letGoOfAllBut(String backup) throws SQLException {
        drop("slot_name <> ?", SLOTS + backup);
    }

    /** @return the first segment of the log that a copy begun now needs */
    LogSegment begin(String backup) throws SQLException {
        return value("SELECT pg_walfile_name(pg_backup_start(?, true))", LogSegment::of, "recourse backup " + backup);
    }

    /**
     * @param label of the copy, which must be in it, byte for byte
     * @param at when the copy was complete
     */
    record Copied(String label, Instant at) {}

    Copied end() throws SQLException {
        String label = value("SELECT labelfile FROM pg_backup_stop(false)", String.class);
        return new Copied(label, now());
    }

    /**
     * @param segment the last that is complete
     * @param until every commit up to this instant is in the log up to there, and a later one
     */
    record Mark(LogSegment segment, Instant until) {}

    /** Completes the segment at which the log is. */
    Mark mark() throws SQLException {
        Instant until = now();
        // A transaction by itself: replay stops at the first commit that is later than the instant asked for.
        value("SELECT pg_current_xact_id()::text", String.class);
        return new Mark(value("SELECT pg_walfile_name(pg_switch_wal())", LogSegment::of), until);
    }

    /** All that the application's database knows of. */
    List<Forgotten> forgotten() throws SQLException {
        List<Forgotten> all = new ArrayList<>();
        try (Connection application = superuser.inApplication()) {
            if (!exists(application)) {
                return List.of();
            }
            try (PreparedStatement statement = application.prepareStatement("""
                            SELECT payload ->> 'customerId', payload ->> 'reference',
                                   (payload #>> '{act,occurredAt}')::timestamptz
                            FROM (SELECT global_index, convert_from(payload, 'UTF8')::jsonb AS payload
                                  FROM command.domain_event_entry
                                  WHERE aggregate_identifier >= 'fgt_' AND aggregate_identifier < 'fgt`') stored
                            ORDER BY global_index""");
                    ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    all.add(new Forgotten(
                            rows.getString(1),
                            Optional.ofNullable(rows.getString(2)),
                            rows.getObject(3, OffsetDateTime.class).toInstant()));
                }
            }
        }
        return all;
    }

    private static boolean exists(Connection application) throws SQLException {
        try (PreparedStatement statement =
                        application.prepareStatement("SELECT to_regclass('command.domain_event_entry') IS NOT NULL");
                ResultSet rows = statement.executeQuery()) {
            return rows.next() && rows.getBoolean(1);
        }
    }

    private Instant now() throws SQLException {
        return value("SELECT clock_timestamp()", OffsetDateTime.class).toInstant();
    }

    private void drop(String which, String slot) throws SQLException {
        value(
                "SELECT count(pg_drop_replication_slot(slot_name)) FROM pg_replication_slots WHERE slot_name LIKE '"
                        + SLOTS + "%' AND NOT temporary AND NOT active AND " + which,
                Long.class,
                slot);
    }

    private interface Reading<T> {
        T of(String text);
    }

    private <T> T value(String query, Reading<T> reading, Object... parameters) throws SQLException {
        return reading.of(value(query, String.class, parameters));
    }

    private <T> T value(String query, Class<T> type, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getObject(1, type);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
