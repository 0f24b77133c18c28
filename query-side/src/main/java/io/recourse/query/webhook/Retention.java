package io.recourse.query.webhook;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Forgets deliveries that are long over. The last one that arrived about each case stays: by it the next is known not to be the first.
 */
final class Retention {

    private static final Duration PACE = Duration.ofMinutes(10);
    private static final int AT_ONCE = 5_000;

    private final JdbcClient database;
    private final Duration kept;
    private final Clock clock;
    private Instant next = Instant.MIN;

    Retention(JdbcClient database, Duration kept, Clock clock) {
        this.database = database;
        this.kept = kept;
        this.clock = clock;
    }

    /** Does some of it when it is time. For one thread. */
    void step() {
        Instant now = clock.instant();
        if (now.isBefore(next)) {
            return;
        }
        int forgotten = forget(now.minus(kept));
        next = forgotten < AT_ONCE ? now.plus(PACE) : now;
    }

    private int forget(Instant before) {
        return database.sql("""
                        delete from query.webhook_delivery where id in (
                            select d.id from query.webhook_delivery d
                            where d.ended_at < :before and (d.state = 'DEAD' or d.version is null or exists (
                                select 1 from query.webhook_delivery e
                                where e.webhook_id = d.webhook_id and e.subject = d.subject and e.id > d.id)
                                or exists (select 1 from query.webhook_line l
                                           where l.webhook_id = d.webhook_id and l.status = 'REMOVED'))
                            order by d.ended_at limit :some)""")
                .param("before", Timestamp.from(before))
                .param("some", AT_ONCE)
                .update();
    }
}
