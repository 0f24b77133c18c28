package io.recourse.command.payment;

import io.recourse.money.Money;
import io.recourse.payment.CustomerId;
import io.recourse.payment.MerchantId;
import io.recourse.payment.PaymentDetails;
import io.recourse.runtime.masking.FreeText;
import io.recourse.runtime.web.Checks;
import java.time.Instant;
import java.util.Optional;

/**
 * A captured payment as the wallet tells of it. The amount is greater than zero, short texts have at most 200 characters and
 * the description 4,000; {@code source} defaults to the wallet's own ledger.
 */
record RecordPaymentRequest(
        CustomerId customerId,
        MerchantId merchantId,
        Money amount,
        Instant capturedAt,
        Optional<String> orderNumber,
        Optional<String> channel,
        Optional<String> device,
        Optional<String> description,
        Optional<PaymentSource> source) {

    private static final int SHORT = 200;
    private static final int LONG = 4_000;

    PaymentDetails details() {
        Checks checks = new Checks();
        checks.positive("/amount", Optional.of(amount));
        checks.optionalText("/orderNumber", orderNumber, SHORT);
        checks.optionalText("/channel", channel, SHORT);
        checks.optionalText("/device", device, SHORT);
        checks.optionalText("/description", description, LONG);
        return checks.build(() -> new PaymentDetails(
                customerId,
                merchantId,
                amount,
                capturedAt,
                orderNumber.map(text -> FreeText.plain("/orderNumber", text)),
                channel.map(text -> FreeText.plain("/channel", text)),
                device.map(text -> FreeText.of("/device", text)),
                description.map(text -> FreeText.of("/description", text)),
                source.map(PaymentSource::value).orElse(PaymentDetails.WALLET_LEDGER)));
    }
}
