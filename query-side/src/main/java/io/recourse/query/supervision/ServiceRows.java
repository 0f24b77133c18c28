package io.recourse.query.supervision;

import io.recourse.actor.Channel;
import io.recourse.dispute.Reason;
import io.recourse.query.supervision.ServiceReport.Service;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Measures how customers were served. */
@Component
class ServiceRows {

    private static final String MEASURE = """
            with served as (
              select channel, reason,
                     opened_at >= :from and opened_at < :to as opened,
                     closed_at >= :from and closed_at < :to as closed,
                     greatest(0, extract(epoch from first_answered_at - opened_at))::float8 as wait,
                     first_answered_at is not null as answered,
                     contacts = 1 and escalations = 0 as at_once,
                     satisfaction
              from query.dispute_case
              where opened_at >= :from and opened_at < :to or closed_at >= :from and closed_at < :to
            )
            select grouping(channel) = 0 as of_channel, grouping(reason) = 0 as of_reason, channel, reason,
                   count(*) filter (where opened) as opened,
                   count(*) filter (where closed) as closed,
                   percentile_cont(0.5) within group (order by wait) filter (where opened and answered) as median,
                   percentile_cont(0.9) within group (order by wait) filter (where opened and answered) as p90,
                   (avg(at_once::int) filter (where closed))::float8 as at_once,
                   (avg(satisfaction) filter (where closed))::float8 as satisfaction,
                   count(satisfaction) filter (where closed) as rated
            from served
            group by grouping sets ((), (channel), (reason))
            """;

    private final JdbcClient database;

    ServiceRows(JdbcClient database) {
        this.database = database;
    }

    ServiceReport in(Span span) {
        Found found = new Found();
        database.sql(MEASURE)
                .param("from", span.first())
                .param("to", span.after())
                .query(found::take);
        return new ServiceReport(span.from(), span.to(), found.total, found.byChannel, found.byReason);
    }

    private static final class Found {
        private Service total = Service.NONE;
        private final Map<Channel, Service> byChannel = new EnumMap<>(Channel.class);
        private final Map<Reason, Service> byReason = new EnumMap<>(Reason.class);

        private void take(ResultSet row) throws SQLException {
            Service service = service(row);
            if (row.getBoolean("of_channel")) {
                byChannel.put(Channel.valueOf(row.getString("channel")), service);
            } else if (row.getBoolean("of_reason")) {
                byReason.put(Reason.valueOf(row.getString("reason")), service);
            } else {
                total = service;
            }
        }
    }

    private static Service service(ResultSet row) throws SQLException {
        return new Service(
                row.getLong("opened"),
                row.getLong("closed"),
                number(row, "median").map(Math::round),
                number(row, "p90").map(Math::round),
                number(row, "at_once"),
                number(row, "satisfaction"),
                row.getLong("rated"));
    }

    private static Optional<Double> number(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, Double.class));
    }
}
