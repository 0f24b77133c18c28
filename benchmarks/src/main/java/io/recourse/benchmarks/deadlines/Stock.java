package io.recourse.benchmarks.deadlines;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SplittableRandom;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Pending deadlines: one case waits by way of the saga, and what that wrote is copied with other identifiers and instants. */
final class Stock {

    static final Instant NOW = Instant.parse("2026-11-20T06:00:00Z");

    private static final Duration FIRST = Duration.ofDays(2);
    private static final Duration SPREAD = Duration.ofDays(60);

    private static final String COPIES = """
            CREATE TABLE public.copies AS
            SELECT gen_random_uuid()::text AS saga, gen_random_uuid()::text AS due, gen_random_uuid()::text AS near,
                   'case_0' || left(upper(md5(n::text)), 25) AS case_id,
                   CAST(? AS timestamptz) + random() * CAST(? AS interval) AS due_at
            FROM generate_series(1, ?) AS n""";

    private static final String TASKS = """
            INSERT INTO command.scheduled_tasks
                   (task_name, task_instance, task_data, execution_time, picked, picked_by, last_success, last_failure,
                    consecutive_failures, last_heartbeat, version, priority, state)
            SELECT task_name, CASE WHEN reminder THEN near ELSE due END,
                   convert_to(replace(replace(convert_from(task_data, 'UTF8'), s.saga_id, c.saga), ?, c.case_id), 'UTF8'),
                   CASE WHEN reminder THEN due_at - interval '1 day' ELSE due_at END,
                   picked, picked_by, last_success, last_failure, consecutive_failures, last_heartbeat, version, priority,
                   state
            FROM (SELECT *, convert_from(task_data, 'UTF8') LIKE '%case-deadline-near%' AS reminder
                  FROM command.scheduled_tasks) AS t, command.saga_entry AS s, public.copies AS c""";

    private static final String ASSOCIATIONS = """
            INSERT INTO command.association_value_entry (saga_type, association_key, association_value, saga_id)
            SELECT a.saga_type, a.association_key, c.case_id, c.saga
            FROM command.association_value_entry AS a, public.copies AS c""";

    private static final String SAGAS = """
            INSERT INTO command.saga_entry (saga_id, saga_type, revision, serialized_saga)
            SELECT c.saga, s.saga_type, s.revision,
                   convert_to(replace(replace(convert_from(s.serialized_saga, 'UTF8'), ?, c.due), ?, c.near), 'UTF8')
            FROM command.saga_entry AS s, public.copies AS c""";

    private static final String INSTANCE_OF =
            "SELECT task_instance FROM command.scheduled_tasks WHERE convert_from(task_data, 'UTF8') LIKE ?";

    private Stock() {}

    /** An instant within the range of all pending deadlines. */
    static Instant due(SplittableRandom random) {
        return NOW.plus(FIRST).plusSeconds(random.nextLong(SPREAD.toSeconds()));
    }

    /** Leaves {@code pending} deadlines in a database that had none; half of them are reminders. */
    static void fill(Site site, int pending) throws InterruptedException {
        site.publish(List.of(Requests.asked(0)));
        JdbcClient database = site.database();
        String due = instance(database, "%case-deadline-due%");
        String near = instance(database, "%case-deadline-near%");
        database.sql(COPIES)
                .param(OffsetDateTime.ofInstant(NOW.plus(FIRST), ZoneOffset.UTC))
                .param(SPREAD.toDays() + " days")
                .param(pending / 2 - 1)
                .update();
        database.sql(TASKS).param(Requests.caseId(0).value()).update();
        database.sql(ASSOCIATIONS).update();
        database.sql(SAGAS).param(due).param(near).update();
        database.sql("DROP TABLE public.copies").update();
        database.sql("VACUUM (ANALYZE)").update();
    }

    private static String instance(JdbcClient database, String like) {
        return database.sql(INSTANCE_OF).param(like).query(String.class).single();
    }
}
