package io.recourse.query.rebuild;

import io.recourse.actor.Actor;
import io.recourse.actor.Role;
import io.recourse.query.projection.StoredDocuments;
import io.recourse.rebuild.RebuildState;
import io.recourse.rebuild.RebuildView;
import io.recourse.rebuild.StartRebuild;
import io.recourse.rebuild.SwitchMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;

/** The table {@code query.rebuild}. */
@Component
class RebuildRows {

    private static final TypeReference<RebuildView.Comparison> COMPARISON = new TypeReference<>() {};

    private final JdbcClient database;
    private final StoredDocuments documents;

    RebuildRows(JdbcClient database, StoredDocuments documents) {
        this.database = database;
        this.documents = documents;
    }

    /** Whether nothing was at work for the projection. */
    boolean add(StartRebuild asked) {
        return database.sql("""
                                insert into query.rebuild
                                  (id, projection, state, mode, segments, shape, reason, actor_id, actor_role, started_at)
                                values (:id, :projection, 'RUNNING', :mode, :segments, :shape, :reason, :actor, :role, :at)
                                on conflict do nothing
                                """)
                        .param("id", asked.id())
                        .param("projection", asked.projection())
                        .param("mode", asked.mode().name())
                        .param("segments", asked.segments())
                        .param("shape", shape())
                        .param("reason", asked.reason().orElse(null))
                        .param("actor", asked.by().id())
                        .param("role", asked.by().role().name())
                        .param("at", time(asked.at()))
                        .update()
                > 0;
    }

    /** How many migrations have run. */
    int shape() {
        return database.sql("select max(installed_rank) from query.flyway_schema_history")
                .query(Integer.class)
                .single();
    }

    Optional<RebuildRow> find(String id) {
        return database.sql("select * from query.rebuild where id = :id")
                .param("id", id)
                .query((row, number) -> row(row))
                .optional();
    }

    Optional<RebuildRow> latest(String projection) {
        return database.sql("""
                        select * from query.rebuild where projection = :projection
                        order by ended_at is null desc, started_at desc, id desc limit 1
                        """)
                .param("projection", projection)
                .query((row, number) -> row(row))
                .optional();
    }

    /** Takes those that wait for somebody to work on them, and those of {@code owner} itself. */
    List<RebuildRow> lease(String owner, int seconds) {
        return database.sql("""
                        update query.rebuild
                        set owner = :owner, lease_until = clock_timestamp() + make_interval(secs => :seconds)
                        where state in ('RUNNING', 'PAUSED', 'FAILED')
                          and (owner is null or owner = :owner or lease_until < clock_timestamp())
                        returning *
                        """)
                .param("owner", owner)
                .param("seconds", seconds)
                .query((row, number) -> row(row))
                .list();
    }

    /** Whether it was at work. */
    boolean move(String projection, RebuildState to) {
        return database.sql("""
                                update query.rebuild set state = :to, error = null, comparison = null
                                where projection = :projection and state in ('RUNNING', 'PAUSED', 'FAILED')
                                """)
                        .param("to", to.name())
                        .param("projection", projection)
                        .update()
                > 0;
    }

    boolean cancel(String projection, Instant at) {
        return database.sql("""
                                update query.rebuild set state = 'CANCELLED', ended_at = :at
                                where projection = :projection and state in ('RUNNING', 'PAUSED', 'FAILED')
                                """)
                        .param("at", time(at))
                        .param("projection", projection)
                        .update()
                > 0;
    }

    void fail(String id, String error) {
        database.sql("update query.rebuild set state = 'FAILED', error = :error where id = :id and state = 'RUNNING'")
                .param("error", error)
                .param("id", id)
                .update();
    }

    void compared(String id, RebuildView.Comparison comparison) {
        database.sql("update query.rebuild set comparison = :comparison::jsonb where id = :id and state = 'RUNNING'")
                .param("comparison", documents.write(comparison, COMPARISON))
                .param("id", id)
                .update();
    }

    /** Whether {@code owner} was still working on it. */
    boolean end(String id, RebuildState how, String owner, Instant at) {
        return database.sql("""
                                update query.rebuild set state = :state, ended_at = :at
                                where id = :id and state = 'RUNNING' and owner = :owner
                                """)
                        .param("state", how.name())
                        .param("at", time(at))
                        .param("id", id)
                        .param("owner", owner)
                        .update()
                > 0;
    }

    private RebuildRow row(ResultSet row) throws SQLException {
        return new RebuildRow(
                row.getString("id"),
                row.getString("projection"),
                RebuildState.valueOf(row.getString("state")),
                SwitchMode.valueOf(row.getString("mode")),
                row.getInt("segments"),
                row.getInt("shape"),
                Optional.ofNullable(row.getString("reason")),
                new Actor(row.getString("actor_id"), Role.valueOf(row.getString("actor_role"))),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("ended_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getString("comparison")).map(json -> documents.read(json, COMPARISON)),
                Optional.ofNullable(row.getString("error")),
                Optional.ofNullable(row.getString("owner")));
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
