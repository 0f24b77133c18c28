package io.recourse.payment;

import io.recourse.money.Money;
import io.recourse.personal.Owned;
import io.recourse.personal.Owner;
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
        Optional<String> sourceReference)
        implements Owned {

    public static final String WALLET_LEDGER = "wallet-ledger";

    public PaymentDetails {
        if (!amount.positive()) {
            throw new IllegalArgumentException("a payment is of more than nothing, not of " + amount);
        }
    }

    /** Whether {@code said} tells of the same payment; what is forgotten of it cannot be compared. */
    public boolean sameAs(PaymentDetails said) {
        return withPersonal(Optional.empty(), Optional.empty())
                        .equals(said.withPersonal(Optional.empty(), Optional.empty()))
                && same(device, said.device)
                && same(description, said.description);
    }

    private static boolean same(Optional<Personal<String>> known, Optional<Personal<String>> said) {
        return known.equals(said) || known.filter(Personal::isForgotten).isPresent();
    }

    private PaymentDetails withPersonal(Optional<Personal<String>> otherDevice, Optional<Personal<String>> otherWords) {
        return new PaymentDetails(
                customerId,
                merchantId,
                amount,
                capturedAt,
                orderNumber,
                channel,
                otherDevice,
                otherWords,
                source,
                sourceReference);
    }

    @Override
    public Owner owner() {
        return new Owner.Customer(customerId);
    }
}
