package io.recourse.query.payment;

import io.recourse.payment.PaymentId;
import io.recourse.payment.PaymentView;
import io.recourse.query.list.Filter;
import io.recourse.query.list.Position;
import io.recourse.query.list.Queries;
import io.recourse.query.projection.Freshness;
import io.recourse.query.projection.ReadModel;
import io.recourse.rejection.Rejected;
import io.recourse.rejection.Rejection;
import io.recourse.rejection.Rule;
import io.recourse.runtime.web.IfMatch;
import io.recourse.runtime.web.Page;
import io.recourse.runtime.web.Paging;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Payments, for staff. */
@RestController
@RequestMapping("/api/v1/payments")
@Tag(name = "Payments")
class PaymentController {

    private static final String LIST = "payments";

    private final Queries queries;
    private final Freshness freshness;

    PaymentController(Queries queries, Freshness freshness) {
        this.queries = queries;
        this.freshness = freshness;
    }

    @GetMapping("/{paymentId}")
    @Operation(
            summary = "A payment, and how much of it may still be refunded",
            description = "The ETag is the payment's version.")
    ResponseEntity<PaymentView> read(
            @PathVariable PaymentId paymentId,
            @RequestParam @Parameter(description = Freshness.MIN_VERSION) Optional<Long> minVersion) {
        freshness.await(ReadModel.PAYMENT, paymentId.value(), minVersion);
        PaymentView view = queries.ask(new FindPayment(paymentId), PaymentFound.class)
                .view()
                .orElseThrow(() -> new Rejected(Rejection.of(Rule.PAYMENT_NOT_RECORDED)));
        return ResponseEntity.ok().eTag(IfMatch.eTag(view.version())).body(view);
    }

    @GetMapping
    @Operation(
            summary = "Finds payments by customer, merchant, time and amount",
            description = "The latest captured first. Filters combine; each but amount and time takes several values.")
    Page<PaymentView> list(@Filter PaymentFilter filter, Paging paging) {
        PaymentList found =
                queries.ask(new ListPayments(filter, paging.limit(), Position.after(paging, LIST)), PaymentList.class);
        return new Page<>(found.items(), found.next().map(position -> position.cursor(LIST)));
    }
}
