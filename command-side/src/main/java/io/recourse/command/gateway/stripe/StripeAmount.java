package io.recourse.command.gateway.stripe;

import io.recourse.money.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import java.util.Set;

/**
 * Money as Stripe counts it: a whole number of its own smallest units, which are not always those of ISO 4217
 * (docs.stripe.com/currencies). ISK and UGX have no decimals any more, and are sent with two zeros all the same.
 */
final class StripeAmount {

    private static final Set<String> ZERO_DECIMALS = Set.of(
            "BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "VND", "VUV", "XAF", "XOF", "XPF");
    private static final Set<String> THREE_DECIMALS = Set.of("BHD", "JOD", "KWD", "OMR", "TND");
    private static final long THREE_DECIMALS_STEP = 10;

    private StripeAmount() {}

    /** @throws ArithmeticException when Stripe has no such amount, such as 1.50 MGA or 1.234 KWD */
    static long of(Money money) {
        String currency = money.currency().getCurrencyCode();
        long amount = money.amount().movePointRight(decimals(currency)).longValueExact();
        if (THREE_DECIMALS.contains(currency) && amount % THREE_DECIMALS_STEP != 0) {
            throw new ArithmeticException("Stripe takes " + currency + " in steps of 0.010 only");
        }
        return amount;
    }

    /**
     * @param currency an ISO 4217 code, in lower case
     * @throws IllegalArgumentException when there is no such currency, or the amount is less than its smallest part
     */
    static Money money(long amount, String currency) {
        String code = currency.toUpperCase(Locale.ROOT);
        return new Money(BigDecimal.valueOf(amount, decimals(code)), Currency.getInstance(code));
    }

    private static int decimals(String currency) {
        if (ZERO_DECIMALS.contains(currency)) {
            return 0;
        }
        return THREE_DECIMALS.contains(currency) ? 3 : 2;
    }
}
