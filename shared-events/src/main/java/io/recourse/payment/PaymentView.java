package io.recourse.payment;

import io.recourse.money.Money;
import io.recourse.personal.Personal;
import java.time.Instant;
import java.util.Optional;

/** A payment as staff read it. */
public record PaymentView(
        PaymentId paymentId,
        long version,
        CustomerId customerId,
        MerchantId merchantId,
        Money captured,
        Money refunded,
        Money reserved,
        Money refundable,
        Instant capturedAt,
        Optional<String> orderNumber,
        Optional<String> channel,
        Optional<String> device,
        Optional<String> description,
        String source) {

    public static PaymentView of(PaymentState state) {
        PaymentDetails details = state.details();
        return new PaymentView(
                state.id(),
                state.version(),
                details.customerId(),
                details.merchantId(),
                state.captured(),
                state.refunded(),
                state.reserved(),
                state.refundable(),
                details.capturedAt(),
                details.orderNumber(),
                details.channel(),
                details.device().map(Personal::value),
                details.description().map(Personal::value),
                details.source());
    }
}
