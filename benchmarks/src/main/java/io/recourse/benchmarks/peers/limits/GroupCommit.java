package io.recourse.benchmarks.peers.limits;

import com.zaxxer.hikari.HikariDataSource;
import io.recourse.benchmarks.peers.CaseFile;
import io.recourse.benchmarks.peers.Peer;
import io.recourse.benchmarks.peers.PlayedCase;
import io.recourse.benchmarks.peers.Pool;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;

/** One writer inserts everything that waits as one statement and one commit; each client waits for its own row's commit. */
public final class GroupCommit implements Peer {

    private record Waiting(Taken taken, CompletableFuture<Void> committed) {}

    private static final String INSERT = "INSERT INTO taken (case_number, step, who, at)"
            + " SELECT * FROM unnest(?::bigint[], ?::int[], ?::text[], ?::timestamptz[])";

    private final HikariDataSource database;
    private final Clock clock;
    private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
    private final Thread writer = new Thread(this::write, "writer");

    private GroupCommit(HikariDataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    public static GroupCommit start(String url, Clock clock) throws SQLException {
        HikariDataSource database = Pool.of(url);
        Taken.createTable(database);
        GroupCommit peer = new GroupCommit(database, clock);
        peer.writer.start();
        return peer;
    }

    @Override
    public PlayedCase begin(CaseFile file) {
        return new TakenSteps(database, file, clock, this::commit);
    }

    @Override
    public void close() {
        writer.interrupt();
        database.close();
    }

    private void commit(Taken taken) throws SQLException {
        CompletableFuture<Void> committed = new CompletableFuture<>();
        queue.add(new Waiting(taken, committed));
        try {
            committed.join();
        } catch (CompletionException e) {
            throw new SQLException("the group was not committed", e.getCause());
        }
    }

    private void write() {
        List<Waiting> group = new ArrayList<>();
        try {
            while (true) {
                group.add(queue.take());
                queue.drainTo(group);
                commit(group);
                group.clear();
            }
        } catch (InterruptedException e) {
            // The peer is closed.
        }
    }

    private void commit(List<Waiting> group) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setArray(1, connection.createArrayOf("bigint", column(group, Taken::caseNumber)));
            insert.setArray(
                    2,
                    connection.createArrayOf(
                            "int", column(group, taken -> taken.step().ordinal())));
            insert.setArray(3, connection.createArrayOf("text", column(group, Taken::who)));
            insert.setArray(
                    4, connection.createArrayOf("timestamptz", column(group, taken -> Timestamp.from(taken.at()))));
            insert.executeUpdate();
            group.forEach(waiting -> waiting.committed().complete(null));
        } catch (SQLException e) {
            group.forEach(waiting -> waiting.committed().completeExceptionally(e));
        }
    }

    private static Object[] column(List<Waiting> group, Function<Taken, Object> value) {
        return group.stream().map(Waiting::taken).map(value).toArray();
    }
}
