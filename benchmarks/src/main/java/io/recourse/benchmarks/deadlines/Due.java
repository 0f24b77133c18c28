package io.recourse.benchmarks.deadlines;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * What looking for due deadlines costs, while there are none and while there are many.
 *
 * @param idle polls that found nothing
 * @param busy polls from the instant at which many became due until all had fired
 * @param fired deadlines that woke a case, of as many that became due
 * @param seconds that took
 */
record Due(Statements.Polls idle, Statements.Polls busy, int fired, double seconds) {

    private static final String INSTANT =
            "SELECT execution_time FROM command.scheduled_tasks ORDER BY execution_time OFFSET ? LIMIT 1";

    private static final String NONE_LEFT =
            "SELECT NOT EXISTS (SELECT FROM command.scheduled_tasks WHERE execution_time <= ?)";

    /** Fires {@code plan.due()} of the pending deadlines. */
    static Due measure(Plan plan, Site site) throws InterruptedException {
        Statements.Polls idle = idle(plan.polls(), site);
        OffsetDateTime due = site.database()
                .sql(INSTANT)
                .param(plan.due() - 1)
                .query(OffsetDateTime.class)
                .single();
        int before = site.woken();
        Statements statements = Statements.in(site.database());
        long begin = System.nanoTime();
        site.advanceTo(due.toInstant());
        Until.is(() -> noneLeft(site, due.toInstant()));
        double seconds = (System.nanoTime() - begin) / 1e9;
        return new Due(idle, statements.polls(), site.woken() - before, seconds);
    }

    private static Statements.Polls idle(int polls, Site site) throws InterruptedException {
        Statements statements = Statements.in(site.database());
        for (int n = 0; n < polls; n++) {
            long before = statements.polls().calls();
            site.poll();
            Until.is(() -> statements.polls().calls() > before);
        }
        return statements.polls();
    }

    private static boolean noneLeft(Site site, Instant instant) {
        return site.database()
                .sql(NONE_LEFT)
                .param(OffsetDateTime.ofInstant(instant, ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }
}
