package io.recourse.command.dispute;

import io.recourse.actor.Act;
import io.recourse.actor.Channel;
import io.recourse.dispute.CaseId;
import io.recourse.dispute.CaseState;
import io.recourse.dispute.Refund;
import io.recourse.personal.Personal;
import io.recourse.refund.RefundId;
import io.recourse.refund.RefundView;
import io.recourse.runtime.idempotency.Once;
import io.recourse.runtime.security.Caller;
import io.recourse.runtime.web.Checks;
import io.recourse.runtime.web.IfMatch;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Asks for refunds. The answer comes before the money moves: the case tells what became of it. */
@RestController
@RequestMapping(CaseAnswers.PATH + "/{id}/refunds")
@Tag(name = "Refunds")
class RefundController {

    private final Disputes disputes;
    private final Clock clock;

    RefundController(Disputes disputes, Clock clock) {
        this.disputes = disputes;
        this.clock = clock;
    }

    @PostMapping
    @Operation(summary = "Refund", description = "Needs an Idempotency-Key. The money moves after the answer.")
    @ApiResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = RefundView.class)))
    ResponseEntity<?> refund(
            @PathVariable("id") CaseId caseId,
            @RequestBody CaseRequests.NewRefund request,
            Caller caller,
            IfMatch expected,
            Once once) {
        Optional<Personal<String>> reason = FreeText.optional("/reason", request.reason());
        Checks checks = new Checks();
        checks.positive("/amount", Optional.of(request.amount()));
        checks.build(() -> request);
        return once.keyRequired().run(request, attempt -> {
            RefundId refundId = RefundId.of(attempt.newId(RefundId.PREFIX));
            Act act = new Act(caller.actor(), Channel.API, clock.instant(), attempt.commandId());
            CaseState state = disputes.handle(
                    new Refund(caseId, refundId, request.paymentId(), request.amount(), reason, act),
                    expected.version());
            return ResponseEntity.accepted()
                    .location(CaseAnswers.path(caseId))
                    .eTag(IfMatch.eTag(state.version()))
                    .body(state.refund(refundId).map(RefundView::of).orElseThrow());
        });
    }
}
