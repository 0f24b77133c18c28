package io.recourse.command.payment;

import io.recourse.command.web.Label;
import io.recourse.command.web.PositiveMoney;
import io.recourse.command.web.Words;
import io.recourse.payment.CustomerId;
import io.recourse.payment.MerchantId;
import io.recourse.payment.PaymentDetails;
import java.time.Instant;
import java.util.Optional;

/** A captured payment as the wallet tells of it. {@code source} defaults to the wallet's own ledger. */
record RecordPaymentRequest(
        CustomerId customerId,
        MerchantId merchantId,
        PositiveMoney amount,
        Instant capturedAt,
        Optional<Label> orderNumber,
        Optional<Label> channel,
        Optional<Label> device,
        Optional<Words> description,
        Optional<PaymentSource> source) {

    PaymentDetails details() {
        return new PaymentDetails(
                customerId,
                merchantId,
                amount.value(),
                capturedAt,
                orderNumber.map(Label::value),
                channel.map(Label::value),
                device.map(Label::personal),
                description.map(Words::personal),
                source.map(PaymentSource::value).orElse(PaymentDetails.WALLET_LEDGER));
    }
}
