package io.recourse.query.incident;

import io.recourse.query.projection.Announcement;
import io.recourse.query.projection.Rebuildable;
import io.recourse.query.projection.SkippedEvents;
import io.recourse.query.projection.StoredDocuments;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The incidents, to be made anew. */
@Component
record IncidentRebuild(JdbcClient database, StoredDocuments documents, SkippedEvents skipped) implements Rebuildable {

    @Override
    public String name() {
        return IncidentProjection.NAME;
    }

    @Override
    public String table() {
        return "incident";
    }

    @Override
    public List<String> key() {
        return List.of("incident_id");
    }

    @Override
    public Object handler(String schema) {
        return new IncidentProjection(new IncidentRows(database, documents, schema), Announcement.NONE, skipped);
    }
}
