package io.recourse.command.dispute;

import io.recourse.actor.Act;
import io.recourse.dispute.Assign;
import io.recourse.dispute.Assignee;
import io.recourse.dispute.CaseId;
import io.recourse.dispute.CaseView;
import io.recourse.dispute.Redact;
import io.recourse.dispute.ReleaseAccountHold;
import io.recourse.dispute.RequestAccountHold;
import io.recourse.dispute.VerifyIdentity;
import io.recourse.dispute.WithdrawReceipt;
import io.recourse.personal.Personal;
import io.recourse.receipt.ReceiptId;
import io.recourse.runtime.idempotency.Once;
import io.recourse.runtime.masking.FreeText;
import io.recourse.runtime.problem.Flaw;
import io.recourse.runtime.security.Caller;
import io.recourse.runtime.web.Checks;
import io.recourse.runtime.web.IfMatch;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who works on a case, and what they do with the customer and the evidence. */
@RestController
@RequestMapping(CaseAnswers.PATH + "/{id}")
@Tag(name = "Disputes")
class WorkController {

    private static final int SUBJECT_LIMIT = 200;

    private final CaseWork work;

    WorkController(CaseWork work) {
        this.work = work;
    }

    @PostMapping("/assignment")
    @Operation(
            summary = "Assign",
            description =
                    "Empty parts stay; an agent takes what nobody has and gives back their own; an empty assignee gives back.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> assign(
            @PathVariable("id") CaseId caseId,
            @RequestBody CaseRequests.Assignment request,
            Caller caller,
            IfMatch expected,
            Once once) {
        Optional<Assignee> assignee = request.assignee().map(WorkController::assignee);
        return work.handle(
                HttpStatus.OK,
                request,
                caller,
                expected,
                once,
                attempt -> new Assign(caseId, request.queue(), assignee, work.act(caller, attempt)));
    }

    @PostMapping("/identity-verifications")
    @Operation(summary = "VerifyIdentity")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> verify(
            @PathVariable("id") CaseId caseId,
            @RequestBody CaseRequests.Verification request,
            Caller caller,
            IfMatch expected,
            Once once) {
        Optional<Personal<String>> details = FreeText.optional("/details", request.details());
        return work.handle(HttpStatus.CREATED, request, caller, expected, once, attempt -> {
            Act act = work.act(caller, attempt);
            Instant at = request.occurredAt().orElse(act.occurredAt());
            return new VerifyIdentity(
                    caseId,
                    request.method(),
                    request.passed(),
                    request.validUntil(),
                    details,
                    new Act(act.actor(), act.channel(), at, act.commandId()));
        });
    }

    @PostMapping("/receipts/{receiptId}/withdrawal")
    @Operation(summary = "WithdrawReceipt")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> withdrawReceipt(
            @PathVariable("id") CaseId caseId,
            @PathVariable ReceiptId receiptId,
            @RequestBody CaseRequests.Because request,
            Caller caller,
            IfMatch expected,
            Once once) {
        Personal<String> reason = FreeText.required("/reason", request.reason());
        return work.handle(
                HttpStatus.OK,
                request,
                caller,
                expected,
                once,
                attempt -> new WithdrawReceipt(caseId, receiptId, reason, work.act(caller, attempt)));
    }

    @PostMapping("/account-hold")
    @Operation(summary = "RequestAccountHold")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> hold(
            @PathVariable("id") CaseId caseId,
            @RequestBody CaseRequests.Because request,
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
                attempt -> new RequestAccountHold(caseId, reason, work.act(caller, attempt)));
    }

    @PostMapping("/account-hold/release")
    @Operation(summary = "ReleaseAccountHold")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> release(
            @PathVariable("id") CaseId caseId,
            @RequestBody CaseRequests.Because request,
            Caller caller,
            IfMatch expected,
            Once once) {
        Personal<String> reason = FreeText.required("/reason", request.reason());
        return work.handle(
                HttpStatus.OK,
                request,
                caller,
                expected,
                once,
                attempt -> new ReleaseAccountHold(caseId, reason, work.act(caller, attempt)));
    }

    @PostMapping("/redactions")
    @Operation(summary = "Redact")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> redact(
            @PathVariable("id") CaseId caseId,
            @RequestBody CaseRequests.Redaction request,
            Caller caller,
            IfMatch expected,
            Once once) {
        Personal<String> reason = FreeText.required("/reason", request.reason());
        Checks checks = new Checks();
        checks.that(request.sequence() >= 0, "/sequence", Flaw.Kind.OUT_OF_RANGE);
        checks.build(() -> request);
        return work.handle(
                HttpStatus.CREATED,
                request,
                caller,
                expected,
                once,
                attempt -> new Redact(caseId, request.sequence(), reason, work.act(caller, attempt)));
    }

    private static Assignee assignee(String subject) {
        Checks checks = new Checks();
        if (subject.isEmpty()) {
            return new Assignee(Optional.empty());
        }
        checks.text("/assignee", Optional.of(subject), SUBJECT_LIMIT);
        return checks.build(() -> new Assignee(Optional.of(subject)));
    }
}
