package io.recourse.query.incident;

import io.recourse.incident.IncidentId;
import io.recourse.incident.IncidentSummary;
import io.recourse.incident.IncidentView;
import io.recourse.query.audit.access.NothingPersonal;
import io.recourse.query.list.Position;
import io.recourse.query.list.Queries;
import io.recourse.query.projection.Freshness;
import io.recourse.query.projection.ReadModel;
import io.recourse.rejection.Rejected;
import io.recourse.rejection.Rejection;
import io.recourse.rejection.Rule;
import io.recourse.runtime.web.IfMatch;
import io.recourse.runtime.web.Page;
import io.recourse.runtime.web.Paging;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Incidents and how far they have come, for staff. */
@RestController
@RequestMapping("/api/v1/incidents")
@Tag(name = "Incidents")
class IncidentController {

    private static final String LIST = "incidents";

    private final Queries queries;
    private final Freshness freshness;

    IncidentController(Queries queries, Freshness freshness) {
        this.queries = queries;
        this.freshness = freshness;
    }

    @NothingPersonal
    @GetMapping("/{id}")
    @Operation(
            summary = "An incident, how far its resolution has come, and which cases were refused",
            description = "The ETag is the incident's version.")
    ResponseEntity<IncidentView> read(
            @PathVariable IncidentId id,
            @RequestParam @Parameter(description = Freshness.MIN_VERSION) Optional<Long> minVersion) {
        freshness.await(ReadModel.INCIDENT, id.value(), minVersion);
        IncidentView view = queries.ask(new FindIncident(id), IncidentFound.class)
                .view()
                .orElseThrow(() -> new Rejected(Rejection.of(Rule.INCIDENT_UNKNOWN)));
        return ResponseEntity.ok().eTag(IfMatch.eTag(view.version())).body(view);
    }

    @NothingPersonal
    @GetMapping
    @Operation(summary = "Incidents and how far they have come", description = "The latest first.")
    Page<IncidentSummary> list(Paging paging) {
        IncidentList found =
                queries.ask(new ListIncidents(paging.limit(), Position.after(paging, LIST)), IncidentList.class);
        return new Page<>(found.items(), found.next().map(position -> position.cursor(LIST)));
    }
}
