package io.recourse.runtime.idempotency;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of keys. Each step is one statement that commits by itself, so that it holds across a crash. */
final class Keys {

    private final JdbcClient jdbc;
    private final String owner;

    /** @param owner this process; the same name again means that the process before it is dead */
    Keys(JdbcClient jdbc, String owner) {
        this.jdbc = jdbc;
        this.owner = owner;
    }

    /** Takes a key that nobody has used, until {@code lockedUntil}. */
    boolean insert(Scope scope, byte[] fingerprint, Attempt attempt, Instant lockedUntil) {
        return jdbc.sql("""
                        INSERT INTO command.idempotency_key
                            (caller, operation, key, fingerprint, attempt_id, started_at, locked_by, locked_until)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""")
                        .param(scope.caller())
                        .param(scope.operation())
                        .param(scope.key())
                        .param(fingerprint)
                        .param(attempt.id())
                        .param(Timestamp.from(attempt.startedAt()))
                        .param(owner)
                        .param(Timestamp.from(lockedUntil))
                        .update()
                == 1;
    }

    Optional<KeyRow> find(Scope scope) {
        return jdbc.sql("""
                        SELECT attempt_id, started_at, fingerprint, status, content_type, etag, location, masked, body
                        FROM command.idempotency_key WHERE caller = ? AND operation = ? AND key = ?""")
                .param(scope.caller())
                .param(scope.operation())
                .param(scope.key())
                .query((row, number) -> keyRow(row))
                .optional();
    }

    /** Takes over a key whose holder is gone. */
    boolean takeOver(Scope scope, Instant now, Instant lockedUntil) {
        return jdbc.sql("""
                        UPDATE command.idempotency_key SET locked_by = ?, locked_until = ?
                        WHERE caller = ? AND operation = ? AND key = ? AND status IS NULL AND locked_until <= ?""")
                        .param(owner)
                        .param(Timestamp.from(lockedUntil))
                        .param(scope.caller())
                        .param(scope.operation())
                        .param(scope.key())
                        .param(Timestamp.from(now))
                        .update()
                == 1;
    }

    void complete(Scope scope, StoredAnswer answer) {
        jdbc.sql("""
                        UPDATE command.idempotency_key
                        SET status = ?, content_type = ?, etag = ?, location = ?, masked = ?, body = ?
                        WHERE caller = ? AND operation = ? AND key = ? AND status IS NULL""")
                .param(answer.status())
                .param(answer.contentType())
                .param(text(answer.eTag()))
                .param(text(answer.location()))
                .param(text(answer.masked()))
                .param(answer.body())
                .param(scope.caller())
                .param(scope.operation())
                .param(scope.key())
                .update();
    }

    /** Says the type of what is absent, too: with another type the database would take it for another statement, and plan it anew. */
    private static SqlParameterValue text(Optional<String> value) {
        return new SqlParameterValue(Types.VARCHAR, value.orElse(null));
    }

    /** Lets the next repetition try again at once; it is still the same attempt. */
    void release(Scope scope, Instant now) {
        jdbc.sql("""
                        UPDATE command.idempotency_key SET locked_until = ?
                        WHERE caller = ? AND operation = ? AND key = ? AND status IS NULL""")
                .param(Timestamp.from(now))
                .param(scope.caller())
                .param(scope.operation())
                .param(scope.key())
                .update();
    }

    void releaseOwn(Instant now) {
        jdbc.sql("UPDATE command.idempotency_key SET locked_until = ? WHERE locked_by = ? AND status IS NULL")
                .param(Timestamp.from(now))
                .param(owner)
                .update();
    }

    int purge(Instant now, Duration age) {
        return jdbc.sql("DELETE FROM command.idempotency_key WHERE started_at < ?")
                .param(Timestamp.from(now.minus(age)))
                .update();
    }

    private static KeyRow keyRow(ResultSet row) throws SQLException {
        Attempt attempt = new Attempt(
                row.getObject("attempt_id", UUID.class),
                row.getTimestamp("started_at").toInstant());
        int status = row.getInt("status");
        Optional<StoredAnswer> answer = row.wasNull()
                ? Optional.empty()
                : Optional.of(new StoredAnswer(
                        status,
                        row.getString("content_type"),
                        Optional.ofNullable(row.getString("etag")),
                        Optional.ofNullable(row.getString("location")),
                        Optional.ofNullable(row.getString("masked")),
                        row.getBytes("body")));
        return new KeyRow(attempt, row.getBytes("fingerprint"), answer);
    }
}
