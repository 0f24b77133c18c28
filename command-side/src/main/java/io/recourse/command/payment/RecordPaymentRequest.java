package io.recourse.command.payment;

import io.recourse.actor.Act;
import io.recourse.actor.CommandId;
import io.recourse.command.PlausibleTime;
import io.recourse.money.Money;
import io.recourse.payment.CustomerId;
import io.recourse.payment.MerchantId;
import io.recourse.payment.PaymentDetails;
import io.recourse.payment.PaymentId;
import io.recourse.payment.RecordPayment;
import io.recourse.runtime.masking.FreeText;
import io.recourse.runtime.web.Checks;
import java.time.Instant;
import java.util.Optional;

/**
 * A captured payment as the wallet tells of it. The amount is greater than zero, short texts have at most 200 characters and
 * the description 4,000; {@code source} defaults to the wallet's own ledger, and {@code sourceReference},
 * its own id of the payment, to the wallet's.
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
        Optional<PaymentSource> source,
        Optional<PaymentSource.Reference> sourceReference) {

    private static final int SHORT = 200;
    private static final int LONG = 4_000;

    /** What recording a payment is called, however often and by which way it is asked for. */
    static CommandId intention(PaymentId id) {
        return CommandId.of("record:" + id);
    }

    /**
     * @throws io.recourse.runtime.problem.ProblemException 400 with everything that is wrong
     * @throws io.recourse.rejection.Rejected when it was captured in the future
     */
    RecordPayment command(PaymentId id, Act act) {
        PaymentDetails details = details();
        PlausibleTime.require("capturedAt", details.capturedAt(), act.occurredAt());
        return new RecordPayment(id, details, act);
    }

    private PaymentDetails details() {
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
                source.map(PaymentSource::value).orElse(PaymentDetails.WALLET_LEDGER),
                sourceReference.map(PaymentSource.Reference::value)));
    }
}
