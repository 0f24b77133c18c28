package io.recourse.command.dispute;

import io.recourse.deadline.DeadlineName;
import io.recourse.dispute.CaseId;
import io.recourse.dispute.CaseView;
import io.recourse.dispute.ChangePolicy;
import io.recourse.dispute.ExtendDeadline;
import io.recourse.dispute.PauseClock;
import io.recourse.dispute.ResumeClock;
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
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Deadlines that are put off, stand still and run again, and the policies that they come from. */
@RestController
@RequestMapping(CaseAnswers.PATH + "/{id}")
@Tag(name = "Disputes")
class ClockController {

    private final CaseWork work;

    ClockController(CaseWork work) {
        this.work = work;
    }

    @PostMapping("/deadlines/{name}/extension")
    @Operation(summary = "ExtendDeadline")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> extend(
            @PathVariable("id") CaseId caseId,
            @PathVariable DeadlineName name,
            @RequestBody CaseRequests.Extension request,
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
                attempt -> new ExtendDeadline(caseId, name, request.dueAt(), reason, work.act(caller, attempt)));
    }

    @PostMapping("/clock/pause")
    @Operation(summary = "PauseClock")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> pause(
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
                attempt -> new PauseClock(caseId, reason, work.act(caller, attempt)));
    }

    @PostMapping("/clock/resume")
    @Operation(summary = "ResumeClock")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> resume(@PathVariable("id") CaseId caseId, Caller caller, IfMatch expected, Once once) {
        return work.handle(
                HttpStatus.OK,
                "ResumeClock",
                caller,
                expected,
                once,
                attempt -> new ResumeClock(caseId, work.act(caller, attempt)));
    }

    @PostMapping("/policy")
    @Operation(
            summary = "ChangePolicy",
            description =
                    "Moves the case to the policy packs that would apply if it were opened now. What was met or missed stays"
                            + " so; what is pending is counted anew from where it began, and keeps its pauses.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = CaseView.class)))
    ResponseEntity<?> changePolicy(
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
                attempt -> new ChangePolicy(caseId, reason, work.act(caller, attempt)));
    }
}
