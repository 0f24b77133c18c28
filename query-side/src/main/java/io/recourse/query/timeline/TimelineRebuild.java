package io.recourse.query.timeline;

import io.recourse.query.projection.Announcement;
import io.recourse.query.projection.Rebuildable;
import io.recourse.query.projection.StoredDocuments;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The timeline, to be made anew. */
@Component
record TimelineRebuild(JdbcClient database, StoredDocuments documents) implements Rebuildable {

    @Override
    public String name() {
        return TimelineProjection.NAME;
    }

    @Override
    public String table() {
        return "timeline_entry";
    }

    @Override
    public List<String> key() {
        return List.of("case_id", "sequence");
    }

    @Override
    public Object handler(String schema) {
        return new TimelineProjection(new TimelineRows(database, documents, schema), Announcement.NONE);
    }
}
