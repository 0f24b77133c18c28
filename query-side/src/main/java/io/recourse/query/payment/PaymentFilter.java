package io.recourse.query.payment;

import io.recourse.payment.CustomerId;
import io.recourse.payment.MerchantId;
import io.recourse.query.list.Where;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * Which payments are wanted: those for which every filter holds that is given.
 *
 * @param amount captured, in whatever currency unless {@code currency} says which
 * @param from earliest capture
 * @param to latest capture, itself not included
 */
public record PaymentFilter(
        List<CustomerId> customerId,
        List<MerchantId> merchantId,

        @Parameter(description = "What was captured, for example 88.00")
        Optional<Amount> amount,

        List<Currency> currency,
        List<String> orderNumber,

        @Parameter(description = "More went back than was paid, or nobody can say how much did")
        Optional<Boolean> overdrawn,

        @Parameter(description = "Captured at this instant or later")
        Optional<Instant> from,

        @Parameter(description = "Captured before this instant")
        Optional<Instant> to) {

    Where where() {
        Where where = new Where()
                .anyOf("customer_id", customerId)
                .anyOf("merchant_id", merchantId)
                .anyOf("currency", currency)
                .anyOf("order_number", orderNumber)
                .from("captured_at", from)
                .before("captured_at", to);
        overdrawn.ifPresent(wanted -> where.and(wanted ? "overdrawn" : "not overdrawn"));
        amount.ifPresent(value -> where.and("amount = ?", value.value()));
        return where;
    }
}
