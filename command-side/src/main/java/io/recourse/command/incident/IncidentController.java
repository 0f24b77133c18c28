package io.recourse.command.incident;

import io.recourse.actor.Act;
import io.recourse.actor.Actor;
import io.recourse.actor.Channel;
import io.recourse.actor.Role;
import io.recourse.incident.DeclareIncident;
import io.recourse.incident.IncidentId;
import io.recourse.incident.IncidentState;
import io.recourse.incident.IncidentView;
import io.recourse.incident.Resolution;
import io.recourse.incident.ResolveIncident;
import io.recourse.personal.Personal;
import io.recourse.runtime.idempotency.Once;
import io.recourse.runtime.masking.FreeText;
import io.recourse.runtime.security.Caller;
import io.recourse.runtime.web.Checks;
import io.recourse.runtime.web.IfMatch;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Incidents: one cause behind many cases, and one way to end them. */
@RestController
@RequestMapping(IncidentController.PATH)
@Tag(name = "Incidents")
class IncidentController {

    static final String PATH = "/api/v1/incidents";

    private static final int TITLE_LIMIT = 200;

    private final Incidents incidents;
    private final Clock clock;

    IncidentController(Incidents incidents, Clock clock) {
        this.incidents = incidents;
        this.clock = clock;
    }

    @PostMapping
    @Operation(summary = "Declares an incident, to which cases can be linked")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = IncidentView.class)))
    ResponseEntity<?> declare(@RequestBody IncidentRequests.NewIncident request, Caller caller, Once once) {
        Checks checks = new Checks();
        checks.text("/title", Optional.of(request.title()), TITLE_LIMIT);
        checks.build(() -> request);
        String title = FreeText.required("/title", request.title()).value();
        Optional<String> description =
                FreeText.optional("/description", request.description()).map(Personal::value);
        return once.run(request, attempt -> {
            IncidentState declared = incidents.declare(new DeclareIncident(
                    IncidentId.of(attempt.newId(IncidentId.PREFIX)),
                    title,
                    description,
                    request.startedAt(),
                    new Act(caller.actor(), Channel.API, clock.instant(), attempt.commandId())));
            return ResponseEntity.created(URI.create(PATH + "/" + declared.id()))
                    .eTag(IfMatch.eTag(declared.version()))
                    .body(IncidentView.of(declared));
        });
    }

    @PostMapping("/{id}/resolution")
    @Operation(
            summary = "Closes every linked open case with one outcome, and tells the customers",
            description =
                    "For supervisors. Works on in the background; ask again for the cases that were refused or linked later.")
    @ApiResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = IncidentView.class)))
    ResponseEntity<?> resolve(
            @PathVariable IncidentId id,
            @RequestBody IncidentRequests.NewResolution request,
            Caller caller,
            Once once) {
        Resolution resolution = new Resolution(
                request.outcome(),
                request.basis(),
                FreeText.required("/message", request.message()).value(),
                FreeText.optional("/messageChinese", request.messageChinese()).map(Personal::value),
                FreeText.optional("/summary", request.summary()).map(Personal::value));
        Actor supervisor = caller.actorAs(Role.SUPERVISOR);
        return once.run(request, attempt -> {
            Act act = new Act(supervisor, Channel.API, clock.instant(), attempt.commandId());
            IncidentState started = incidents.handle(new ResolveIncident(id, resolution, act));
            return ResponseEntity.status(HttpStatus.ACCEPTED)
                    .eTag(IfMatch.eTag(started.version()))
                    .body(IncidentView.of(started));
        });
    }
}
