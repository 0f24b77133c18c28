package io.recourse.query.dispute;

import io.recourse.query.change.ChangeLog;
import io.recourse.query.projection.Announcement;
import io.recourse.query.projection.Rebuildable;
import io.recourse.query.projection.SkippedEvents;
import io.recourse.query.projection.StoredDocuments;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The cases, to be made anew. */
@Component
record CaseRebuild(JdbcClient database, StoredDocuments documents, SkippedEvents skipped, ChangeLog changes)
        implements Rebuildable {

    @Override
    public String name() {
        return CaseProjection.NAME;
    }

    @Override
    public String table() {
        return "dispute_case";
    }

    @Override
    public List<String> key() {
        return List.of("case_id");
    }

    @Override
    public Object handler(String schema) {
        return new CaseProjection(new CaseRows(database, documents, schema), Announcement.NONE, skipped);
    }

    @Override
    public void switched() {
        changes.catchUp();
    }
}
