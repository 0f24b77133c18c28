package io.recourse.command.gateway.adyen;

import com.adyen.model.checkout.Amount;
import com.adyen.util.Util;
import io.recourse.money.Money;
import java.math.BigDecimal;
import java.util.Currency;

/**
 * Money as Adyen counts it: a whole number of its own smallest units. CLP, CVE, IDR and ISK have not the decimals of ISO 4217
 * there (docs.adyen.com/development-resources/currency-codes); the table is that of Adyen's library.
 */
final class AdyenAmount {

    private AdyenAmount() {}

    /** @throws ArithmeticException when Adyen has no such amount, such as 1.50 IDR */
    static Amount of(Money money) {
        String currency = money.currency().getCurrencyCode();
        return new Amount()
                .currency(currency)
                .value(money.amount()
                        .movePointRight(Util.getDecimalPlaces(currency))
                        .longValueExact());
    }

    /** @throws IllegalArgumentException when there is no such currency, or the amount is less than its smallest part */
    static Money money(long value, String currency) {
        return new Money(BigDecimal.valueOf(value, Util.getDecimalPlaces(currency)), Currency.getInstance(currency));
    }
}
