package io.recourse.query.supervision;

import io.recourse.query.supervision.Offsets.Stretch;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts what comes in by the hour of the day. */
@Component
class LoadRows {

    private static final String COUNT = """
            with stretch as (
              select to_timestamp(first) as first, to_timestamp(after) as after, ahead * interval '1 second' as ahead
              from unnest(:first::bigint[], :after::bigint[], :ahead::bigint[]) as s (first, after, ahead)
            ), opened as (
              select extract(hour from (opened_at at time zone 'UTC') + ahead)::int as hour,
                     count(*) as opened,
                     percentile_cont(0.5) within group (order by greatest(0,
                       extract(epoch from first_answered_at - opened_at))::float8)
                       filter (where first_answered_at is not null) as wait,
                     count(*) filter (where first_answered_at is null) as unanswered
              from stretch join query.dispute_case on opened_at >= first and opened_at < after
              where opened_at >= :from and opened_at < :to
              group by 1
            ), contact as (
              select extract(hour from (occurred_at at time zone 'UTC') + ahead)::int as hour, count(*) as contacts
              from stretch join query.timeline_entry on occurred_at >= first and occurred_at < after
              where type = 'ContactRecorded' and occurred_at >= :from and occurred_at < :to
              group by 1
            )
            select hour, coalesce(opened, 0) as opened, coalesce(contacts, 0) as contacts, wait,
                   coalesce(unanswered, 0) as unanswered
            from generate_series(0, 23) as day (hour) left join opened using (hour) left join contact using (hour)
            order by hour
            """;

    private final JdbcClient database;

    LoadRows(JdbcClient database) {
        this.database = database;
    }

    Load in(Span span, ZoneId zone) {
        Offsets offsets = Offsets.of(zone, span);
        return new Load(
                span.from(),
                span.to(),
                zone.getId(),
                database.sql(COUNT)
                        .param("from", span.first())
                        .param("to", span.after())
                        .param("first", offsets.column(Stretch::first))
                        .param("after", offsets.column(Stretch::after))
                        .param("ahead", offsets.column(Stretch::ahead))
                        .query((row, number) -> hour(row))
                        .list());
    }

    private static Load.Hour hour(ResultSet row) throws SQLException {
        return new Load.Hour(
                row.getInt("hour"),
                row.getLong("opened"),
                row.getLong("contacts"),
                Optional.ofNullable(row.getObject("wait", Double.class)).map(Math::round),
                row.getLong("unanswered"));
    }
}
