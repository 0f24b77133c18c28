package io.recourse.command.gateway.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.recourse.money.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StripeAmountTest {

    /** Examples of docs.stripe.com/currencies, and one of each kind that it does not name. */
    @ParameterizedTest
    @CsvSource({
        "10.00, USD, 1000",
        "500, JPY, 500",
        "5, ISK, 500",
        "5, UGX, 500",
        "5.120, KWD, 5120",
        "7.500, BHD, 7500",
        "10.45, HUF, 1045",
        "800.45, TWD, 80045",
        "3.00, MGA, 3",
        "88.00, CNY, 8800",
        "999999999999999, KRW, 999999999999999",
        "999999999999999.990, TND, 999999999999999990"
    })
    void countsAsStripeDoes(String amount, String currency, long counted) {
        assertThat(StripeAmount.of(Money.of(amount, currency))).isEqualTo(counted);
        assertThat(StripeAmount.money(counted, currency.toLowerCase(Locale.ROOT)))
                .isEqualTo(Money.of(amount, currency));
    }

    @ParameterizedTest
    @CsvSource({"1.50, MGA", "5.124, KWD", "0.001, TND", "1.234, LYD"})
    void refusesWhatStripeCannotCount(String amount, String currency) {
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> StripeAmount.of(Money.of(amount, currency)));
    }

    @Test
    void refusesPartsOfTheSmallestCoin() {
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> StripeAmount.money(550, "isk"));
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> StripeAmount.money(1, "zzz"));
    }

    /** Whole amounts of money exist everywhere; so none is changed on its way to Stripe and back. */
    @Property
    void whatGoesToStripeComesBackTheSame(@ForAll("wholes") Money money) {
        assertThat(StripeAmount.money(
                        StripeAmount.of(money),
                        money.currency().getCurrencyCode().toLowerCase(Locale.ROOT)))
                .isEqualTo(money);
    }

    @Property
    void anAmountIsExactOrRefused(@ForAll("any") Money money) {
        try {
            assertThat(StripeAmount.money(
                            StripeAmount.of(money),
                            money.currency().getCurrencyCode().toLowerCase(Locale.ROOT)))
                    .isEqualTo(money);
        } catch (ArithmeticException refused) {
            assertThat(List.of("MGA", "BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND", "CLF", "UYW"))
                    .contains(money.currency().getCurrencyCode());
        }
    }

    @Provide
    Arbitrary<Money> wholes() {
        return Combinators.combine(currencies(), Arbitraries.longs().between(0, 999_999_999_999_999L))
                .as((currency, amount) -> new Money(BigDecimal.valueOf(amount), currency));
    }

    @Provide
    Arbitrary<Money> any() {
        return Combinators.combine(currencies(), Arbitraries.longs().between(0, 99_999_999_999L))
                .as((currency, amount) ->
                        new Money(BigDecimal.valueOf(amount, currency.getDefaultFractionDigits()), currency));
    }

    private static Arbitrary<Currency> currencies() {
        return Arbitraries.of(Currency.getAvailableCurrencies().stream()
                .filter(currency -> currency.getDefaultFractionDigits() >= 0)
                .sorted((one, other) -> one.getCurrencyCode().compareTo(other.getCurrencyCode()))
                .toList());
    }
}
