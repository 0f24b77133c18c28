package io.recourse.runtime.axon;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.sql.Savepoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Appends the events of all who wait by one statement and one commit. While one group is on its way to the disk the next one
 * gathers; who is alone waits for nobody. One thread writes, so positions are given in the order of commits.
 *
 * <p>What belongs together is written together or not at all. When a group fails because somebody else was faster with one of its
 * events, each of its members is tried by itself, and only that one is told.
 */
final class GroupCommit implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);

    /** So many may wait; whoever comes then waits for a place. */
    static final int PLACES = 2_048;

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MOST_EVENTS = 2_000;
    private static final int MOST_BYTES = 8 << 20;

    /** PostgreSQL gives the identities in the order of the rows, because they are sorted before. */
    private static final String INSERT = """
            INSERT INTO %s (event_identifier, aggregate_identifier, sequence_number, type, time_stamp,
                            payload_type, payload_revision, payload, meta_data)
            SELECT event_identifier, aggregate_identifier, sequence_number, type, time_stamp,
                   payload_type, payload_revision, payload, meta_data
            FROM unnest(?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bytea[], ?::bytea[])
                 WITH ORDINALITY AS row (event_identifier, aggregate_identifier, sequence_number, type, time_stamp,
                                         payload_type, payload_revision, payload, meta_data, place)
            ORDER BY place
            RETURNING global_index""".formatted(AxonTables.events().domainEventTable());

    private final DataSource database;
    private final RecentEvents recent;
    private final Runnable committed;
    private final BlockingQueue<Waiting> waiting;
    private final Duration patience;
    private final Thread writer;
    private volatile boolean closed;

    /**
     * @param database for this alone: whoever waits here may hold the last connection of another pool
     * @param committed is called after each commit
     */
    GroupCommit(DataSource database, RecentEvents recent, Runnable committed) {
        this(database, recent, committed, PLACES, PATIENCE);
    }

    /** @param patience how long whoever finds no place waits for one */
    GroupCommit(DataSource database, RecentEvents recent, Runnable committed, int places, Duration patience) {
        this.waiting = new ArrayBlockingQueue<>(places);
        this.patience = patience;
        this.database = database;
        this.recent = recent;
        this.committed = committed;
        this.writer = Thread.ofPlatform().name("event-writer").start(this::write);
    }

    private record Waiting(List<EventRow> rows, CompletableFuture<Void> written) {}

    /** Ends the writer's waiting. */
    private static final Waiting STOP = new Waiting(List.of(), new CompletableFuture<>());

    /**
     * Returns when the rows are on disk.
     *
     * @throws SQLException when they are not, or when nobody knows because the connection was lost
     */
    void append(List<EventRow> rows) throws SQLException {
        Waiting mine = new Waiting(rows, new CompletableFuture<>());
        enqueue(mine);
        try {
            mine.written().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof SQLException failure ? failure : new SQLException(e.getCause());
        }
    }

    /** How many wait for the writer to take them. */
    int waiting() {
        return waiting.size();
    }

    private void enqueue(Waiting mine) throws SQLException {
        try {
            if (closed || !waiting.offer(mine, patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new SQLTransientException("the event store takes nothing now", "57000");
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new SQLTransientException("stopped while waiting for the event store", "57000", stop);
        }
        if (closed) {
            refuseAll();
        }
    }

    private void write() {
        while (!closed) {
            try {
                List<Waiting> group = next();
                if (!group.isEmpty()) {
                    write(group);
                    tell();
                }
            } catch (InterruptedException stop) {
                break;
            }
        }
        refuseAll();
    }

    private List<Waiting> next() throws InterruptedException {
        List<Waiting> group = new ArrayList<>();
        int events = 0;
        int bytes = 0;
        @Nullable Waiting one = waiting.take();
        while (one != null && one != STOP) {
            group.add(one);
            events += one.rows().size();
            bytes += one.rows().stream().mapToInt(EventRow::bytes).sum();
            one = events < MOST_EVENTS && bytes < MOST_BYTES ? waiting.poll() : null;
        }
        return group;
    }

    private void write(List<Waiting> group) {
        try (Connection connection = database.getConnection()) {
            List<EventRow> rows =
                    group.stream().flatMap(member -> member.rows().stream()).toList();
            recent.add(rows, insert(connection, rows));
            group.forEach(member -> member.written().complete(null));
        } catch (SQLException failure) {
            if (group.size() > 1 && isAboutItsRows(failure)) {
                writeEach(group);
            } else {
                group.forEach(member -> member.written().completeExceptionally(failure));
            }
        } catch (RuntimeException | Error failure) {
            group.forEach(member -> member.written().completeExceptionally(failure));
        }
    }

    /** Whoever listens must not end the one thread that writes. */
    private void tell() {
        try {
            committed.run();
        } catch (RuntimeException | Error failure) {
            LOG.warn("commit_told_to_nobody cause={}", SafeCause.of(failure).message());
        }
    }

    /** Values, constraints, or a lock that another process has; not the server. */
    private static boolean isAboutItsRows(SQLException failure) {
        String state = failure.getSQLState();
        return state != null && (state.startsWith("22") || state.startsWith("23") || state.startsWith("40"));
    }

    private record Kept(Waiting member, List<Long> positions) {}

    private void writeEach(List<Waiting> group) {
        List<Kept> kept = new ArrayList<>();
        List<Waiting> open = new ArrayList<>(group);
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            for (Waiting member : group) {
                Savepoint before = connection.setSavepoint();
                try {
                    kept.add(new Kept(member, insert(connection, member.rows())));
                    connection.releaseSavepoint(before);
                } catch (SQLException failure) {
                    connection.rollback(before);
                    open.remove(member);
                    member.written().completeExceptionally(failure);
                }
            }
            connection.commit();
            kept.forEach(one -> recent.add(one.member().rows(), one.positions()));
            open.forEach(member -> member.written().complete(null));
        } catch (SQLException | RuntimeException | Error failure) {
            open.forEach(member -> member.written().completeExceptionally(failure));
        }
    }

    private static List<Long> insert(Connection connection, List<EventRow> rows) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setArray(1, texts(connection, rows, EventRow::eventId));
            insert.setArray(2, texts(connection, rows, EventRow::streamId));
            insert.setArray(
                    3,
                    connection.createArrayOf(
                            "bigint", rows.stream().map(EventRow::sequence).toArray()));
            insert.setArray(4, texts(connection, rows, EventRow::type));
            insert.setArray(5, texts(connection, rows, EventRow::timestamp));
            insert.setArray(6, texts(connection, rows, EventRow::payloadType));
            insert.setArray(7, texts(connection, rows, EventRow::payloadRevision));
            insert.setArray(8, bytes(connection, rows, EventRow::payload));
            insert.setArray(9, bytes(connection, rows, EventRow::metaData));
            List<Long> positions = new ArrayList<>(rows.size());
            try (ResultSet inserted = insert.executeQuery()) {
                while (inserted.next()) {
                    positions.add(inserted.getLong(1));
                }
            }
            return positions;
        }
    }

    private static Array texts(Connection connection, List<EventRow> rows, Function<EventRow, @Nullable String> column)
            throws SQLException {
        return connection.createArrayOf("text", rows.stream().map(column).toArray(String[]::new));
    }

    private static Array bytes(Connection connection, List<EventRow> rows, Function<EventRow, byte[]> column)
            throws SQLException {
        return connection.createArrayOf("bytea", rows.stream().map(column).toArray(byte[][]::new));
    }

    private void refuseAll() {
        List<Waiting> left = new ArrayList<>();
        waiting.drainTo(left);
        SQLException stopped = new SQLTransientException("the event store is closed", "57000");
        left.forEach(member -> member.written().completeExceptionally(stopped));
    }

    /** Lets the group in hand end; whoever waits behind it is told that nothing was written. */
    @Override
    public void close() {
        closed = true;
        // When there is no place for it, the writer has no need of it.
        waiting.offer(STOP);
        try {
            writer.join();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
