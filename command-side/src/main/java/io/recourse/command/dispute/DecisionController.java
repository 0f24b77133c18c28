package io.recourse.command.dispute;

import io.recourse.dispute.Adjudicate;
import io.recourse.dispute.Appeal;
import io.recourse.dispute.CaseId;
import io.recourse.dispute.CaseView;
import io.recourse.dispute.Close;
import io.recourse.dispute.Finality;
import io.recourse.dispute.RecordRuling;
import io.recourse.dispute.Reopen;
import io.recourse.dispute.Withdraw;
import io.recourse.personal.Personal;
import io.recourse.ruling.Ruling;
import io.recourse.runtime.idempotency.Once;
import io.recourse.runtime.masking.FreeText;
import io.recourse.runtime.security.Caller;
import io.recourse.runtime.web.IfMatch;
import io.recourse.work.Satisfaction;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How a case is decided, ends and goes on. */
@RestController
@RequestMapping(CaseAnswers.PATH + "/{id}")
@Tag(name = "Disputes")
class DecisionController {

    private final CaseWork work;

    DecisionController(CaseWork work) {
        this.work = work;
    }

    @PostMapping("/decision")
    @Operation(summary = "Adjudicate")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> decide(
            @PathVariable("id") CaseId caseId,
            @RequestBody CaseRequests.Decision request,
            Caller caller,
            IfMatch expected,
            Once once) {
        Optional<Personal<String>> explanation = FreeText.optional("/explanation", request.explanation());
        request.requireSound();
        return work.handle(
                HttpStatus.OK,
                request,
                caller,
                expected,
                once,
                attempt -> new Adjudicate(
                        caseId,
                        request.outcome(),
                        request.finality().orElse(Finality.FINAL),
                        request.reasonCode(),
                        explanation,
                        work.act(caller, attempt)));
    }

    @PostMapping("/appeals")
    @Operation(summary = "Appeal")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> appeal(
            @PathVariable("id") CaseId caseId,
            @RequestBody CaseRequests.NewAppeal request,
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
                attempt -> new Appeal(caseId, request.party(), reason, work.act(caller, attempt)));
    }

    @PostMapping("/rulings")
    @Operation(summary = "RecordRuling")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> rule(
            @PathVariable("id") CaseId caseId,
            @RequestBody CaseRequests.NewRuling request,
            Caller caller,
            IfMatch expected,
            Once once) {
        Ruling ruling = request.ruling();
        return work.handle(
                HttpStatus.CREATED,
                request,
                caller,
                expected,
                once,
                attempt -> new RecordRuling(caseId, ruling, work.act(caller, attempt)));
    }

    @PostMapping("/withdrawal")
    @Operation(summary = "Withdraw")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> withdraw(
            @PathVariable("id") CaseId caseId,
            @RequestBody CaseRequests.PerhapsBecause request,
            Caller caller,
            IfMatch expected,
            Once once) {
        Optional<Personal<String>> reason = FreeText.optional("/reason", request.reason());
        return work.handle(
                HttpStatus.OK,
                request,
                caller,
                expected,
                once,
                attempt -> new Withdraw(caseId, reason, work.act(caller, attempt)));
    }

    @PostMapping("/closure")
    @Operation(summary = "Close", description = "Outcome and basis may be left out where the case has been decided.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> close(
            @PathVariable("id") CaseId caseId,
            @RequestBody CaseRequests.Closure request,
            Caller caller,
            IfMatch expected,
            Once once) {
        Optional<Personal<String>> summary = FreeText.optional("/summary", request.summary());
        Optional<Satisfaction> satisfaction = request.rating();
        return work.handle(
                HttpStatus.OK,
                request,
                caller,
                expected,
                once,
                attempt -> new Close(
                        caseId, request.outcome(), request.basis(), summary, satisfaction, work.act(caller, attempt)));
    }

    @PostMapping("/reopening")
    @Operation(summary = "Reopen")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> reopen(
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
                attempt -> new Reopen(caseId, reason, work.act(caller, attempt)));
    }
}
