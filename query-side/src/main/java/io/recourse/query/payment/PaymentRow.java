package io.recourse.query.payment;

import io.recourse.payment.CustomerId;
import io.recourse.payment.MerchantId;
import io.recourse.payment.PaymentDetails;
import io.recourse.payment.PaymentId;
import io.recourse.payment.PaymentState;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.Optional;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/** A row of {@code query.payment}. The one place that says what a payment is found by. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record PaymentRow(
        PaymentId paymentId,
        long version,
        PaymentState doc,
        CustomerId customerId,
        MerchantId merchantId,
        BigDecimal amount,
        Currency currency,
        Instant capturedAt,
        Optional<String> orderNumber,
        boolean overdrawn) {

    static PaymentRow of(PaymentState state) {
        PaymentDetails details = state.details();
        return new PaymentRow(
                state.id(),
                state.version(),
                state,
                details.customerId(),
                details.merchantId(),
                details.amount().amount(),
                details.amount().currency(),
                details.capturedAt(),
                details.orderNumber(),
                state.overdrawn());
    }
}
