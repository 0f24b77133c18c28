package io.recourse.command.dispute;

import io.recourse.actor.Act;
import io.recourse.dispute.AddNote;
import io.recourse.dispute.CaseId;
import io.recourse.dispute.CaseView;
import io.recourse.dispute.Escalate;
import io.recourse.dispute.OpenDispute;
import io.recourse.dispute.RecordContact;
import io.recourse.personal.Personal;
import io.recourse.runtime.idempotency.Once;
import io.recourse.runtime.masking.FreeText;
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
    private final CaseWork work;
    private final CaseAnswers answers;
    private final Clock clock;

    DisputeController(Disputes disputes, CaseWork work, CaseAnswers answers, Clock clock) {
        this.disputes = disputes;
        this.work = work;
        this.answers = answers;
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
            OpenDispute command = new OpenDispute(proposed, request.complaint(now), request.from(), act);
            return answers.opened(disputes.open(command), caller);
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
        return work.handle(HttpStatus.CREATED, request, caller, expected, once, attempt -> {
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
        return work.handle(
                HttpStatus.CREATED,
                request,
                caller,
                expected,
                once,
                attempt -> new AddNote(caseId, text, work.act(caller, attempt)));
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
        return work.handle(
                HttpStatus.CREATED,
                request,
                caller,
                expected,
                once,
                attempt -> new Escalate(caseId, request.to(), reason, work.act(caller, attempt)));
    }
}
