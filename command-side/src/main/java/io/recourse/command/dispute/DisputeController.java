package io.recourse.command.dispute;

import io.recourse.actor.Act;
import io.recourse.actor.Channel;
import io.recourse.dispute.AddNote;
import io.recourse.dispute.CaseId;
import io.recourse.dispute.CaseView;
import io.recourse.dispute.Close;
import io.recourse.dispute.DisputeCommand;
import io.recourse.dispute.Escalate;
import io.recourse.dispute.OpenDispute;
import io.recourse.dispute.RecordContact;
import io.recourse.personal.Personal;
import io.recourse.runtime.idempotency.Attempt;
import io.recourse.runtime.idempotency.Once;
import io.recourse.runtime.security.Caller;
import io.recourse.runtime.web.IfMatch;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Opens cases and works on them. Each command is answered with the case as it is then. */
@RestController
@RequestMapping(CaseAnswers.PATH)
@Tag(name = "Disputes")
class DisputeController {

    private final Disputes disputes;
    private final Clock clock;

    DisputeController(Disputes disputes, Clock clock) {
        this.disputes = disputes;
        this.clock = clock;
    }

    @PostMapping
    @Operation(summary = "OpenDispute", description = "Needs an Idempotency-Key.")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> open(@RequestBody OpenDisputeRequest request, Caller caller, Once once) {
        return once.keyRequired().run(request, attempt -> {
            Instant now = clock.instant();
            Act act = new Act(caller.actor(), request.channel(), now, attempt.commandId());
            CaseId proposed = CaseId.of(attempt.newId(CaseId.PREFIX));
            return CaseAnswers.opened(disputes.open(new OpenDispute(proposed, request.complaint(now), act)), caller);
        });
    }

    @PostMapping("/{id}/contacts")
    @Operation(summary = "RecordContact")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> contact(
            @PathVariable("id") CaseId caseId,
            @RequestBody CaseRequests.Contact request,
            Caller caller,
            IfMatch expected,
            Once once) {
        Personal<String> words = FreeText.required("/words", request.words());
        Optional<Personal<String>> result = FreeText.optional("/result", request.result());
        return handle(HttpStatus.CREATED, request, caller, expected, once, attempt -> {
            Instant at = request.occurredAt().orElseGet(clock::instant);
            Act act = new Act(caller.actor(), request.channel(), at, attempt.commandId());
            return new RecordContact(caseId, request.channel(), words, result, act);
        });
    }

    @PostMapping("/{id}/notes")
    @Operation(summary = "AddNote")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> note(
            @PathVariable("id") CaseId caseId,
            @RequestBody CaseRequests.Note request,
            Caller caller,
            IfMatch expected,
            Once once) {
        Personal<String> text = FreeText.required("/text", request.text());
        return handle(
                HttpStatus.CREATED,
                request,
                caller,
                expected,
                once,
                attempt -> new AddNote(caseId, text, act(caller, attempt)));
    }

    @PostMapping("/{id}/escalations")
    @Operation(summary = "Escalate")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> escalate(
            @PathVariable("id") CaseId caseId,
            @RequestBody CaseRequests.Escalation request,
            Caller caller,
            IfMatch expected,
            Once once) {
        Personal<String> reason = FreeText.required("/reason", request.reason());
        return handle(
                HttpStatus.CREATED,
                request,
                caller,
                expected,
                once,
                attempt -> new Escalate(caseId, request.to(), reason, act(caller, attempt)));
    }

    @PostMapping("/{id}/closure")
    @Operation(summary = "Close")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> close(
            @PathVariable("id") CaseId caseId,
            @RequestBody CaseRequests.Closure request,
            Caller caller,
            IfMatch expected,
            Once once) {
        Optional<Personal<String>> summary = FreeText.optional("/summary", request.summary());
        return handle(
                HttpStatus.OK,
                request,
                caller,
                expected,
                once,
                attempt -> new Close(caseId, request.outcome(), request.basis(), summary, act(caller, attempt)));
    }

    private ResponseEntity<?> handle(
            HttpStatus status,
            Record request,
            Caller caller,
            IfMatch expected,
            Once once,
            Function<Attempt, DisputeCommand> command) {
        return once.run(
                request,
                attempt -> CaseAnswers.of(status, disputes.handle(command.apply(attempt), expected.version()), caller));
    }

    private Act act(Caller caller, Attempt attempt) {
        return new Act(caller.actor(), Channel.API, clock.instant(), attempt.commandId());
    }
}
