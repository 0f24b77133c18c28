package io.recourse.query.incident;

import io.recourse.incident.IncidentState;
import io.recourse.incident.IncidentSummary;
import io.recourse.incident.IncidentView;
import io.recourse.query.list.Part;
import io.recourse.query.list.Where;
import io.recourse.query.projection.StoredDocuments;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Answers questions about incidents. */
@Component
class IncidentAnswers {

    private static final Part.Order LATEST_FIRST = new Part.Order("started_at", "incident_id", true);

    private final JdbcClient database;
    private final StoredDocuments documents;
    private final IncidentRows rows;

    IncidentAnswers(JdbcClient database, StoredDocuments documents, IncidentRows rows) {
        this.database = database;
        this.documents = documents;
        this.rows = rows;
    }

    @QueryHandler
    IncidentFound handle(FindIncident question) {
        return new IncidentFound(rows.find(question.incidentId()).map(IncidentView::of));
    }

    @QueryHandler
    IncidentList handle(ListIncidents question) {
        Part<IncidentSummary> part = Part.read(
                database,
                "query.incident",
                new Where(),
                LATEST_FIRST,
                question.after(),
                question.limit(),
                (row, number) -> IncidentSummary.of(documents.read(row.getString("doc"), IncidentState.class)));
        return new IncidentList(part.items(), part.next());
    }
}
