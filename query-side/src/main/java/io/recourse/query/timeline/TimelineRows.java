package io.recourse.query.timeline;

import io.recourse.actor.Actor;
import io.recourse.actor.Channel;
import io.recourse.actor.Role;
import io.recourse.dispute.CaseId;
import io.recourse.query.projection.Rebuildable;
import io.recourse.query.projection.StoredDocuments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;

/** The table {@code timeline_entry}: the one that is read, or the one that is made anew. */
@Component
class TimelineRows {

    private static final TypeReference<Map<String, Value>> PARAMS = new TypeReference<>() {};

    private final JdbcClient database;
    private final StoredDocuments documents;
    private final String table;

    @Autowired
    TimelineRows(JdbcClient database, StoredDocuments documents) {
        this(database, documents, Rebuildable.LIVE);
    }

    TimelineRows(JdbcClient database, StoredDocuments documents, String schema) {
        this.database = database;
        this.documents = documents;
        this.table = schema + ".timeline_entry";
    }

    void save(Collection<TimelineRow> rows) {
        database.sql("""
                        insert into %1$s
                        select * from jsonb_populate_recordset(null::%1$s, :rows::jsonb)
                        on conflict (case_id, sequence) do nothing
                        """.formatted(table)).param("rows", documents.rows(rows)).update();
        rows.forEach(row -> row.silences().ifPresent(sequence -> silence(row.caseId(), sequence)));
    }

    /** The line stays, without what a person said. */
    private void silence(CaseId id, long sequence) {
        database.sql("select * from " + table + " where case_id = :id and sequence = :sequence")
                .param("id", id.value())
                .param("sequence", sequence)
                .query((row, number) -> line(row))
                .optional()
                .ifPresent(line -> database.sql("""
                                update %1$s set params = :params::jsonb
                                where case_id = :id and sequence = :sequence
                                """.formatted(table))
                        .param("params", documents.write(line.silent().values(), PARAMS))
                        .param("id", id.value())
                        .param("sequence", sequence)
                        .update());
    }

    /** At most {@code limit} lines from {@code from} on, in order. */
    List<TimelineItem> read(CaseId id, long from, int limit, Words words) {
        return database.sql("""
                        select * from %1$s
                        where case_id = :id and sequence >= :from order by sequence limit :limit
                        """.formatted(table))
                .param("id", id.value())
                .param("from", from)
                .param("limit", limit)
                .query((row, number) -> item(row, words))
                .list();
    }

    void clear() {
        database.sql("truncate " + table).update();
    }

    private TimelineItem item(ResultSet row, Words words) throws SQLException {
        Actor actor = new Actor(row.getString("actor_id"), Role.valueOf(row.getString("actor_role")));
        Channel channel = Channel.valueOf(row.getString("channel"));
        return new TimelineItem(
                row.getLong("sequence"),
                row.getString("event_id"),
                row.getString("type"),
                words.sentence(line(row), actor, channel),
                actor,
                channel,
                instant(row, "occurred_at"),
                instant(row, "recorded_at"));
    }

    private Line line(ResultSet row) throws SQLException {
        return new Line(row.getString("wording"), documents.read(row.getString("params"), PARAMS));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
