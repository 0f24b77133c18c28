package io.recourse.query.change;

import com.zaxxer.hikari.HikariDataSource;
import io.recourse.runtime.database.SameDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Follows the changes as they are committed, on a connection of its own, and tells those who want to know. It is woken by the
 * database; and looks by itself once a second, for where it cannot be woken (a pooler between them).
 */
@Component
public final class ChangeTail implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ChangeTail.class);

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private static final int AT_ONCE = 1_000;
    private static final String LATEST = "select coalesce(max(number), 0) from query.case_change";
    private static final String NEXT =
            "select " + Change.COLUMNS + " from query.case_change where number > ? order by number limit " + AT_ONCE;

    private final DataSource connections;
    private final List<ChangeListener> listeners;
    private final Heard heard;
    private volatile CountDownLatch stopped = new CountDownLatch(0);
    private volatile Optional<Thread> thread = Optional.empty();
    private volatile Optional<Connection> open = Optional.empty();
    private Optional<Long> last = Optional.empty();

    ChangeTail(DataSource database, List<ChangeListener> listeners, Heard heard) throws SQLException {
        this.connections = SameDatabase.withoutPool(database.unwrap(HikariDataSource.class));
        this.listeners = listeners;
        this.heard = heard;
    }

    @Override
    public void start() {
        stopped = new CountDownLatch(1);
        thread = Optional.of(Thread.ofPlatform().daemon().name("case-changes").start(this::work));
    }

    @Override
    public void stop() {
        stopped.countDown();
        open.ifPresent(ChangeTail::abort);
        thread.ifPresent(running -> {
            try {
                running.join(Duration.ofSeconds(10));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        thread = Optional.empty();
    }

    @Override
    public boolean isRunning() {
        return thread.isPresent();
    }

    private void work() {
        boolean told = false;
        while (!ended(Duration.ZERO)) {
            try (Connection connection = connections.getConnection()) {
                open = Optional.of(connection);
                listen(connection);
                if (told) {
                    log.info("case_changes_heard_again");
                    told = false;
                }
                follow(connection);
            } catch (SQLException | RuntimeException lost) {
                if (!told && !ended(Duration.ZERO)) {
                    log.warn("case_changes_not_heard cause={}", lost.getClass().getName());
                    told = true;
                }
                ended(LOOK_AGAIN);
            } finally {
                open = Optional.empty();
            }
        }
    }

    private static void listen(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set application_name to 'recourse case changes'");
            statement.execute("listen " + ChangeLog.BELL);
        }
    }

    private void follow(Connection connection) throws SQLException {
        PGConnection bell = connection.unwrap(PGConnection.class);
        try (PreparedStatement next = connection.prepareStatement(NEXT)) {
            if (last.isEmpty()) {
                last = Optional.of(latest(connection));
            }
            while (!ended(Duration.ZERO)) {
                long asked = System.nanoTime();
                tellNext(next);
                heard.all(asked);
                bell.getNotifications((int) LOOK_AGAIN.toMillis());
            }
        }
    }

    private void tellNext(PreparedStatement next) throws SQLException {
        List<Change> some = read(next);
        while (!some.isEmpty()) {
            List<Change> changes = some;
            listeners.forEach(listener -> listener.changed(changes));
            last = Optional.of(some.getLast().number());
            some = some.size() < AT_ONCE ? List.of() : read(next);
        }
    }

    private List<Change> read(PreparedStatement next) throws SQLException {
        next.setLong(1, last.orElse(0L));
        List<Change> changes = new ArrayList<>();
        try (ResultSet rows = next.executeQuery()) {
            while (rows.next()) {
                changes.add(Change.of(rows, changes.size()));
            }
        }
        return changes;
    }

    private static long latest(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(LATEST)) {
            row.next();
            return row.getLong(1);
        }
    }

    private boolean ended(Duration patience) {
        try {
            return stopped.await(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Ends its wait for the next notice. */
    private static void abort(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            log.debug("already closed", e);
        }
    }
}
