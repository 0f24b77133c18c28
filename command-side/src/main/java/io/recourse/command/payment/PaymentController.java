package io.recourse.command.payment;

import io.recourse.actor.Act;
import io.recourse.actor.Channel;
import io.recourse.payment.PaymentId;
import io.recourse.payment.PaymentView;
import io.recourse.runtime.security.Caller;
import io.recourse.runtime.web.IfMatch;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Clock;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes in payments. The wallet's own id makes a repeated request harmless, so no idempotency key is needed. */
@RestController
@RequestMapping("/api/v1/payments")
@Tag(name = "Payments")
class PaymentController {

    private final Recordings recordings;
    private final Clock clock;

    PaymentController(Recordings recordings, Clock clock) {
        this.recordings = recordings;
        this.clock = clock;
    }

    @PutMapping("/{paymentId}")
    @Operation(
            summary = "RecordPayment",
            description = "201 the first time, 200 for the same body again, 409 for another one.")
    @ApiResponse(responseCode = "200", description = "Known already", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "201", description = "Recorded", useReturnTypeSchema = true)
    ResponseEntity<PaymentView> record(
            @PathVariable PaymentId paymentId, @RequestBody RecordPaymentRequest request, Caller caller) {
        Act act = new Act(caller.actor(), Channel.API, clock.instant(), RecordPaymentRequest.intention(paymentId));
        Recordings.Recording recording = recordings.record(request.command(paymentId, act));
        return ResponseEntity.status(recording.isNew() ? HttpStatus.CREATED : HttpStatus.OK)
                .location(URI.create("/api/v1/payments/" + paymentId))
                .eTag(IfMatch.eTag(recording.payment().version()))
                .body(PaymentView.of(recording.payment()));
    }
}
