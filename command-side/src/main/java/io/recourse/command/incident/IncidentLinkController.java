package io.recourse.command.incident;

import io.recourse.actor.Act;
import io.recourse.actor.CommandId;
import io.recourse.command.dispute.CaseWork;
import io.recourse.command.dispute.Disputes;
import io.recourse.dispute.CaseId;
import io.recourse.dispute.CaseView;
import io.recourse.dispute.LinkIncident;
import io.recourse.incident.IncidentId;
import io.recourse.rejection.Rejected;
import io.recourse.rejection.Rejection;
import io.recourse.rejection.Rule;
import io.recourse.runtime.idempotency.Once;
import io.recourse.runtime.problem.Flaw;
import io.recourse.runtime.security.Caller;
import io.recourse.runtime.web.Checks;
import io.recourse.runtime.web.IfMatch;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Links cases to an incident, one or many. */
@RestController
@Tag(name = "Incidents")
class IncidentLinkController {

    private static final int MOST_CASES = 500;

    private final Incidents incidents;
    private final Disputes disputes;
    private final CaseWork work;

    IncidentLinkController(Incidents incidents, Disputes disputes, CaseWork work) {
        this.incidents = incidents;
        this.disputes = disputes;
        this.work = work;
    }

    /** What came of every case that was named, in their order. */
    record LinkResults(IncidentId incidentId, List<LinkResult> results) {}

    /**
     * @param linked whether the case belongs to the incident now
     * @param rule the rule that refused, when it does not
     */
    record LinkResult(CaseId disputeId, boolean linked, Optional<Rule> rule) {}

    @PostMapping("/api/v1/disputes/{id}/incident")
    @Operation(summary = "LinkIncident")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> link(
            @PathVariable("id") CaseId caseId,
            @RequestBody IncidentRequests.Link request,
            Caller caller,
            IfMatch expected,
            Once once) {
        return work.handle(HttpStatus.OK, request, caller, expected, once, attempt -> {
            incidents.requireKnown(request.incidentId());
            return new LinkIncident(caseId, request.incidentId(), work.act(caller, attempt));
        });
    }

    @PostMapping(IncidentController.PATH + "/{id}/cases")
    @Operation(
            summary = "Links up to 500 cases to an incident",
            description = "Each for itself: what is refused hinders no other.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = LinkResults.class)))
    ResponseEntity<?> linkAll(
            @PathVariable("id") IncidentId incidentId,
            @RequestBody IncidentRequests.Links request,
            Caller caller,
            Once once) {
        Checks checks = new Checks();
        checks.list("/disputeIds", Optional.of(request.disputeIds()), 1, MOST_CASES);
        checks.that(
                request.disputeIds().stream().distinct().count()
                        == request.disputeIds().size(),
                "/disputeIds",
                Flaw.Kind.DUPLICATE);
        checks.build(() -> request);
        return once.run(request, attempt -> {
            incidents.requireKnown(incidentId);
            Act act = work.act(caller, attempt);
            return ResponseEntity.ok(new LinkResults(
                    incidentId,
                    request.disputeIds().stream()
                            .map(caseId -> link(caseId, incidentId, act))
                            .toList()));
        });
    }

    private LinkResult link(CaseId caseId, IncidentId incidentId, Act act) {
        CommandId own = CommandId.of(act.commandId().value() + ":" + caseId);
        LinkIncident command =
                new LinkIncident(caseId, incidentId, new Act(act.actor(), act.channel(), act.occurredAt(), own));
        try {
            disputes.handle(command, OptionalLong.empty());
            return new LinkResult(caseId, true, Optional.empty());
        } catch (RuntimeException e) {
            Rejection refusal = Rejected.in(e).orElseThrow(() -> e);
            return belongs(caseId, incidentId)
                    ? new LinkResult(caseId, true, Optional.empty())
                    : new LinkResult(caseId, false, Optional.of(refusal.rule()));
        }
    }

    private boolean belongs(CaseId caseId, IncidentId incidentId) {
        return disputes.find(caseId)
                .flatMap(stored -> stored.state().handling().incident())
                .filter(incidentId::equals)
                .isPresent();
    }
}
