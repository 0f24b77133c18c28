package io.recourse.runtime.deadletter;

import io.recourse.actor.Actor;
import io.recourse.actor.Role;
import io.recourse.runtime.axon.Side;
import io.recourse.runtime.deadletter.DeadLetterMessages.ListLetters;
import io.recourse.runtime.deadletter.DeadLetterMessages.ListSkipped;
import io.recourse.runtime.deadletter.DeadLetterMessages.SkipLetter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables {@code dead_letter_entry} and {@code dead_letter_skipped} of one side. Axon writes the first. */
final class LetterRows {

    /** The first letter of each stream: those behind it wait, and nothing is known of them. */
    private static final String HEADS = """
            SELECT letter.*, enqueued_at::timestamptz AS enqueued, last_touched::timestamptz AS touched,
              coalesce((convert_from(diagnostics, 'UTF8')::jsonb ->> 'attempts')::integer, 1) AS attempts,
              (SELECT count(*) - 1 FROM %1$s other WHERE other.processing_group = letter.processing_group
                 AND other.sequence_identifier = letter.sequence_identifier) AS waiting
            FROM %1$s letter
            WHERE sequence_index = (SELECT min(sequence_index) FROM %1$s other
                WHERE other.processing_group = letter.processing_group
                  AND other.sequence_identifier = letter.sequence_identifier)
            """;

    private static final String AFTER = "(CAST(:at AS timestamptz) IS NULL OR (%s, %s) > (:at, :id))";

    private final JdbcClient database;
    private final String letters;
    private final String skipped;
    private final String heads;

    LetterRows(JdbcClient database, Side side) {
        this.database = database;
        this.letters = side.table("dead_letter_entry");
        this.skipped = side.table("dead_letter_skipped");
        this.heads = HEADS.formatted(letters);
    }

    List<DeadLetter> list(ListLetters wanted) {
        return database.sql(
                        heads + """
                          AND (CAST(:processor AS text) IS NULL OR processing_group = :processor)
                          AND (CAST(:stream AS text) IS NULL OR sequence_identifier = :stream)
                          AND """ + " " + AFTER.formatted("enqueued_at::timestamptz", "dead_letter_identifier") + """

                        ORDER BY enqueued, dead_letter_identifier LIMIT :limit
                        """)
                .param("processor", wanted.processor().orElse(null))
                .param("stream", wanted.streamId().orElse(null))
                .param("at", wanted.after().map(LetterRows::time).orElse(null))
                .param("id", wanted.after().map(DeadLetter.Position::id).orElse(""))
                .param("limit", wanted.limit())
                .query((row, number) -> letter(row))
                .list();
    }

    Optional<DeadLetter> find(String id) {
        return head("dead_letter_identifier = :id", id, "");
    }

    /** The letter that {@code streamId} stands at in {@code processor}. */
    Optional<DeadLetter> standing(String processor, String streamId) {
        return head("sequence_identifier = :id AND processing_group = :processor", streamId, processor);
    }

    private Optional<DeadLetter> head(String which, String id, String processor) {
        return database.sql(heads + " AND " + which)
                .param("id", id)
                .param("processor", processor)
                .query((row, number) -> letter(row))
                .optional();
    }

    long count(String processor) {
        return database.sql("SELECT count(*) FROM " + letters + " WHERE processing_group = :processor")
                .param("processor", processor)
                .query(Long.class)
                .single();
    }

    /** Within a transaction: from now on nobody else tries or skips it until that ends; waits for who does so now. */
    void lock(String id) {
        database.sql("SELECT 1 FROM " + letters + " WHERE dead_letter_identifier = :id FOR UPDATE")
                .param("id", id)
                .query(Integer.class)
                .optional();
    }

    void skip(DeadLetter letter, SkipLetter command) {
        database.sql("INSERT INTO " + skipped + """
                         (id, processor, stream_id, sequence, event_id, type, cause_type, cause, enqueued_at, skipped_at,
                          actor_id, actor_role, reason)
                        VALUES (:id, :processor, :stream, :sequence, :event, :type, :causeType, :cause, :enqueued, :at,
                          :actor, :role, :reason)
                        """)
                .param("id", letter.id())
                .param("processor", letter.processor())
                .param("stream", letter.streamId())
                .param("sequence", letter.sequence())
                .param("event", letter.eventId())
                .param("type", letter.type())
                .param("causeType", letter.causeType().orElse(null))
                .param("cause", letter.cause().orElse(null))
                .param("enqueued", time(letter.enqueuedAt()))
                .param("at", time(command.at()))
                .param("actor", command.by().id())
                .param("role", command.by().role().name())
                .param("reason", command.reason())
                .update();
        database.sql("DELETE FROM " + letters + " WHERE dead_letter_identifier = :id")
                .param("id", letter.id())
                .update();
    }

    Optional<SkippedEvent> skipped(String id) {
        return database.sql("SELECT * FROM " + skipped + " WHERE id = :id")
                .param("id", id)
                .query((row, number) -> skipped(row))
                .optional();
    }

    /** In the order in which they were skipped. */
    List<SkippedEvent> skipped(ListSkipped wanted) {
        return database.sql("SELECT * FROM " + skipped + " WHERE " + AFTER.formatted("skipped_at", "id")
                        + " ORDER BY skipped_at, id LIMIT :limit")
                .param("at", wanted.after().map(LetterRows::time).orElse(null))
                .param("id", wanted.after().map(DeadLetter.Position::id).orElse(""))
                .param("limit", wanted.limit())
                .query((row, number) -> skipped(row))
                .list();
    }

    private static DeadLetter letter(ResultSet row) throws SQLException {
        return new DeadLetter(
                row.getString("dead_letter_identifier"),
                row.getString("processing_group"),
                row.getString("sequence_identifier"),
                row.getLong("sequence_number"),
                row.getString("event_identifier"),
                simple(row.getString("payload_type")),
                Optional.ofNullable(row.getString("cause_type")),
                Optional.ofNullable(row.getString("cause_message")),
                instant(row, "enqueued"),
                instant(row, "touched"),
                row.getInt("attempts"),
                row.getLong("waiting"));
    }

    private static SkippedEvent skipped(ResultSet row) throws SQLException {
        return new SkippedEvent(
                row.getString("id"),
                row.getString("processor"),
                row.getString("stream_id"),
                row.getLong("sequence"),
                row.getString("event_id"),
                row.getString("type"),
                Optional.ofNullable(row.getString("cause_type")),
                Optional.ofNullable(row.getString("cause")),
                instant(row, "enqueued_at"),
                instant(row, "skipped_at"),
                new Actor(row.getString("actor_id"), Role.valueOf(row.getString("actor_role"))),
                row.getString("reason"));
    }

    /** The name of the class, without what it is in. */
    private static String simple(String type) {
        return type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1);
    }

    private static OffsetDateTime time(DeadLetter.Position position) {
        return time(position.enqueuedAt());
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
