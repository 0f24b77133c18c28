package io.recourse.payment;

import io.recourse.money.Money;
import io.recourse.personal.Personal;
import java.time.Instant;
import java.util.Optional;

/**
 * A payment as staff read it.
 *
 * @param refundable what may still be refunded; less than nothing when more went back than was paid
 * @param refundedElsewhere refunded without Recourse
 * @param overdrawn more went back than was paid, or it cannot be said how much did
 */
public record PaymentView(
        PaymentId paymentId,
        long version,
        CustomerId customerId,
        MerchantId merchantId,
        Money captured,
        Money refunded,
        Money reserved,
        Money refundable,
        Money chargedBack,
        Money refundedElsewhere,
        boolean overdrawn,
        Instant capturedAt,
        Optional<String> orderNumber,
        Optional<String> channel,
        Optional<String> device,
        Optional<String> description,
        String source,
        Optional<String> sourceReference) {

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
                state.chargedBack(),
                state.refundedElsewhere(),
                state.overdrawn(),
                details.capturedAt(),
                details.orderNumber(),
                details.channel(),
                details.device().map(Personal::value),
                details.description().map(Personal::value),
                details.source(),
                details.sourceReference());
    }
}
