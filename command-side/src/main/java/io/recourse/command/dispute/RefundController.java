package io.recourse.command.dispute;

import io.recourse.dispute.ApproveRefund;
import io.recourse.dispute.CaseId;
import io.recourse.dispute.CaseState;
import io.recourse.dispute.DeclineRefund;
import io.recourse.dispute.DisputeCommand;
import io.recourse.dispute.GrantProvisionalCredit;
import io.recourse.dispute.Refund;
import io.recourse.dispute.ResolveRefund;
import io.recourse.dispute.RetryRefund;
import io.recourse.dispute.ReverseProvisionalCredit;
import io.recourse.dispute.ReverseRefund;
import io.recourse.money.Money;
import io.recourse.personal.Personal;
import io.recourse.refund.RefundFailure;
import io.recourse.refund.RefundId;
import io.recourse.refund.RefundView;
import io.recourse.runtime.idempotency.Attempt;
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
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Asks for money to move. The answer comes before it moves: the case tells what became of it. */
@RestController
@RequestMapping(CaseAnswers.PATH + "/{id}")
@Tag(name = "Refunds")
class RefundController {

    private static final String REVERSED = "reported";

    private final Disputes disputes;
    private final CaseWork work;

    RefundController(Disputes disputes, CaseWork work) {
        this.disputes = disputes;
        this.work = work;
    }

    @PostMapping("/refunds")
    @Operation(summary = "Refund", description = "Needs an Idempotency-Key. The money moves after the answer.")
    @ApiResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = RefundView.class)))
    ResponseEntity<?> refund(
            @PathVariable("id") CaseId caseId,
            @RequestBody CaseRequests.NewRefund request,
            Caller caller,
            IfMatch expected,
            Once once) {
        Optional<Personal<String>> reason = FreeText.optional("/reason", request.reason());
        requirePositive(request.amount());
        return moving(
                request,
                caseId,
                expected,
                once,
                (attempt, refundId) -> new Refund(
                        caseId, refundId, request.paymentId(), request.amount(), reason, work.act(caller, attempt)));
    }

    @PostMapping("/provisional-credits")
    @Operation(
            summary = "GrantProvisionalCredit",
            description = "Needs an Idempotency-Key. The money moves after the answer.")
    @ApiResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = RefundView.class)))
    ResponseEntity<?> credit(
            @PathVariable("id") CaseId caseId,
            @RequestBody CaseRequests.NewCredit request,
            Caller caller,
            IfMatch expected,
            Once once) {
        Optional<Personal<String>> reason = FreeText.optional("/reason", request.reason());
        requirePositive(request.amount());
        return moving(
                request,
                caseId,
                expected,
                once,
                (attempt, refundId) -> new GrantProvisionalCredit(
                        caseId, refundId, request.paymentId(), request.amount(), reason, work.act(caller, attempt)));
    }

    @PostMapping("/provisional-credits/{refundId}/reversal")
    @Operation(
            summary = "ReverseProvisionalCredit",
            description = "Needs an Idempotency-Key. The money moves after the answer.")
    @ApiResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = RefundView.class)))
    ResponseEntity<?> takeBack(
            @PathVariable("id") CaseId caseId,
            @PathVariable RefundId refundId,
            @RequestBody CaseRequests.PerhapsBecause request,
            Caller caller,
            IfMatch expected,
            Once once) {
        Optional<Personal<String>> reason = FreeText.optional("/reason", request.reason());
        return deciding(
                request,
                HttpStatus.ACCEPTED,
                refundId,
                expected,
                once.keyRequired(),
                attempt -> new ReverseProvisionalCredit(caseId, refundId, reason, work.act(caller, attempt)));
    }

    @PostMapping("/refunds/{refundId}/approval")
    @Operation(
            summary = "ApproveRefund",
            description =
                    "Needs an Idempotency-Key. For a supervisor who did not ask for it; also for provisional credits.")
    @ApiResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = RefundView.class)))
    ResponseEntity<?> approve(
            @PathVariable("id") CaseId caseId,
            @PathVariable RefundId refundId,
            Caller caller,
            IfMatch expected,
            Once once) {
        return deciding(
                "ApproveRefund",
                HttpStatus.ACCEPTED,
                refundId,
                expected,
                once.keyRequired(),
                attempt -> new ApproveRefund(caseId, refundId, work.act(caller, attempt)));
    }

    @PostMapping("/refunds/{refundId}/decline")
    @Operation(summary = "DeclineRefund", description = "For a supervisor who did not ask for it.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = RefundView.class)))
    ResponseEntity<?> decline(
            @PathVariable("id") CaseId caseId,
            @PathVariable RefundId refundId,
            @RequestBody CaseRequests.PerhapsBecause request,
            Caller caller,
            IfMatch expected,
            Once once) {
        Optional<Personal<String>> reason = FreeText.optional("/reason", request.reason());
        return deciding(
                request,
                HttpStatus.OK,
                refundId,
                expected,
                once,
                attempt -> new DeclineRefund(caseId, refundId, reason, work.act(caller, attempt)));
    }

    @PostMapping("/refunds/{refundId}/reversal")
    @Operation(
            summary = "ReverseRefund",
            description =
                    "Needs an Idempotency-Key. The money of a refund that had succeeded came back; for a supervisor.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = RefundView.class)))
    ResponseEntity<?> reverse(
            @PathVariable("id") CaseId caseId,
            @PathVariable RefundId refundId,
            Caller caller,
            IfMatch expected,
            Once once) {
        return deciding(
                "ReverseRefund",
                HttpStatus.OK,
                refundId,
                expected,
                once.keyRequired(),
                attempt -> new ReverseRefund(
                        caseId,
                        refundId,
                        new RefundFailure(RefundFailure.Kind.RETURNED, REVERSED),
                        work.act(caller, attempt)));
    }

    @PostMapping("/refunds/{refundId}/retry")
    @Operation(
            summary = "RetryRefund",
            description = "Needs an Idempotency-Key. Asks the gateway now, for the same refund; it moves once.")
    @ApiResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = RefundView.class)))
    ResponseEntity<?> retry(
            @PathVariable("id") CaseId caseId,
            @PathVariable RefundId refundId,
            Caller caller,
            IfMatch expected,
            Once once) {
        return deciding(
                "RetryRefund",
                HttpStatus.ACCEPTED,
                refundId,
                expected,
                once.keyRequired(),
                attempt -> new RetryRefund(caseId, refundId, work.act(caller, attempt)));
    }

    @PostMapping("/refunds/{refundId}/resolution")
    @Operation(
            summary = "ResolveRefund",
            description =
                    "Needs an Idempotency-Key. What became of a refund that no gateway could end; for a supervisor who"
                            + " did not ask for it.")
    @ApiResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = RefundView.class)))
    ResponseEntity<?> resolve(
            @PathVariable("id") CaseId caseId,
            @PathVariable RefundId refundId,
            @RequestBody CaseRequests.Resolution request,
            Caller caller,
            IfMatch expected,
            Once once) {
        CaseRequests.Resolution checked = request.checked();
        Optional<Personal<String>> reason = FreeText.optional("/reason", request.reason());
        return deciding(
                request,
                HttpStatus.ACCEPTED,
                refundId,
                expected,
                once.keyRequired(),
                attempt -> new ResolveRefund(
                        caseId,
                        refundId,
                        checked.moved(),
                        FreeText.plain("/reference", checked.reference()),
                        reason,
                        work.act(caller, attempt)));
    }

    private ResponseEntity<?> moving(
            Object request,
            CaseId caseId,
            IfMatch expected,
            Once once,
            BiFunction<Attempt, RefundId, DisputeCommand> command) {
        return once.keyRequired().run(request, attempt -> {
            RefundId refundId = RefundId.of(attempt.newId(RefundId.PREFIX));
            CaseState state = disputes.handle(command.apply(attempt, refundId), expected.version());
            return answer(HttpStatus.ACCEPTED, state, refundId);
        });
    }

    private ResponseEntity<?> deciding(
            Object request,
            HttpStatus status,
            RefundId refundId,
            IfMatch expected,
            Once once,
            Function<Attempt, DisputeCommand> command) {
        return once.run(
                request,
                attempt -> answer(status, disputes.handle(command.apply(attempt), expected.version()), refundId));
    }

    private static ResponseEntity<?> answer(HttpStatus status, CaseState state, RefundId refundId) {
        return ResponseEntity.status(status)
                .location(CaseAnswers.path(state.id()))
                .eTag(IfMatch.eTag(state.version()))
                .body(state.refund(refundId).map(RefundView::of).orElseThrow());
    }

    private static void requirePositive(Money amount) {
        Checks checks = new Checks();
        checks.positive("/amount", Optional.of(amount));
        checks.build(() -> amount);
    }
}
