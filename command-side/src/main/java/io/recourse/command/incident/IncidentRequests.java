package io.recourse.command.incident;

import io.recourse.dispute.Basis;
import io.recourse.dispute.CaseId;
import io.recourse.dispute.Outcome;
import io.recourse.incident.IncidentId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The bodies of requests about incidents. Texts are not blank; a title has at most 200 characters, all else 4,000. */
final class IncidentRequests {

    private IncidentRequests() {}

    @Schema(name = "IncidentRequest")
    record NewIncident(String title, Optional<String> description, Instant startedAt) {}

    @Schema(name = "IncidentLinkRequest")
    record Link(IncidentId incidentId) {}

    @Schema(name = "IncidentCasesRequest")
    record Links(List<CaseId> disputeIds) {}

    /** @param messageChinese for customers who are to be answered in Chinese; left out, they are told the same as all */
    @Schema(name = "IncidentResolutionRequest")
    record NewResolution(
            Outcome outcome, Basis basis, String message, Optional<String> messageChinese, Optional<String> summary) {}
}
