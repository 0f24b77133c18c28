package io.recourse.query.supervision;

import io.recourse.query.dispute.WorkView;
import io.recourse.query.supervision.Workload.Tally;
import io.recourse.work.Queue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts open cases by who has them. */
@Component
class WorkloadRows {

    private static final String COUNT = """
            select grouping(assignee) = 0 as of_assignee, grouping(queue) = 0 as of_queue, assignee, queue,
                   count(*) as open,
                   count(*) filter (where next_due_at < :soon) as at_risk,
                   count(*) filter (where next_due_at <= :now or 'OPERATOR' = any(late)) as overdue
            from query.dispute_case
            where phase <> 'CLOSED'
            group by grouping sets ((), (assignee), (queue))
            """;

    private final JdbcClient database;
    private final Clock clock;

    WorkloadRows(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    Workload now() {
        Instant now = clock.instant();
        Found found = new Found();
        database.sql(COUNT)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("soon", now.plus(WorkView.RISK).atOffset(ZoneOffset.UTC))
                .query(found::take);
        return new Workload(found.total, found.unassigned, found.byAssignee, found.byQueue);
    }

    private static final class Found {
        private Tally total = Tally.NONE;
        private Tally unassigned = Tally.NONE;
        private final Map<String, Tally> byAssignee = new TreeMap<>();
        private final Map<Queue, Tally> byQueue = new EnumMap<>(Queue.class);

        private void take(ResultSet row) throws SQLException {
            Tally tally = new Tally(row.getLong("open"), row.getLong("at_risk"), row.getLong("overdue"));
            if (row.getBoolean("of_queue")) {
                byQueue.put(Queue.valueOf(row.getString("queue")), tally);
            } else if (row.getBoolean("of_assignee")) {
                Optional.ofNullable(row.getString("assignee"))
                        .ifPresentOrElse(who -> byAssignee.put(who, tally), () -> unassigned = tally);
            } else {
                total = tally;
            }
        }
    }
}
