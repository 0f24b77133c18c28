package io.recourse.payment;

import io.recourse.money.Money;
import io.recourse.personal.Personal;
import java.time.Instant;
import java.util.Optional;

/**
 * What the wallet knows of a payment.
 *
 * @param amount captured, greater than zero
 * @param source the system that moved the money and can move it back
 * @param sourceReference its own id of the payment, where that is not the wallet's
 */
public record PaymentDetails(
        CustomerId customerId,
        MerchantId merchantId,
        Money amount,
        Instant capturedAt,
        Optional<String> orderNumber,
        Optional<String> channel,
        Optional<Personal<String>> device,
        Optional<Personal<String>> description,
        String source,
        Optional<String> sourceReference) {

    public static final String WALLET_LEDGER = "wallet-ledger";

    public PaymentDetails {
        if (!amount.positive()) {
            throw new IllegalArgumentException("a payment is of more than nothing, not of " + amount);
        }
    }
}
