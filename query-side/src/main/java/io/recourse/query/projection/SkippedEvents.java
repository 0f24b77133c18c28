package io.recourse.query.projection;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Events that administrators let projections go on without. */
@Component
public final class SkippedEvents {

    private final JdbcClient database;

    SkippedEvents(JdbcClient database) {
        this.database = database;
    }

    /** Of one projection. */
    public BatchFold.Gaps of(String projection) {
        return (id, after, before) -> count(projection, id, after, before) == before - after - 1;
    }

    public boolean contains(String projection, String eventId) {
        return database.sql(
                                "select count(*) from query.dead_letter_skipped where processor = :processor and event_id = :event")
                        .param("processor", projection)
                        .param("event", eventId)
                        .query(Long.class)
                        .single()
                > 0;
    }

    private long count(String projection, String id, long after, long before) {
        return database.sql("""
                        select count(distinct sequence) from query.dead_letter_skipped
                        where processor = :processor and stream_id = :id and sequence > :after and sequence < :before
                        """)
                .param("processor", projection)
                .param("id", id)
                .param("after", after)
                .param("before", before)
                .query(Long.class)
                .single();
    }
}
