package io.recourse.command.gateway.adyen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.adyen.model.checkout.Amount;
import io.recourse.money.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdyenAmountTest {

    /** The four that differ from ISO 4217 (docs.adyen.com/development-resources/currency-codes), and one of each kind. */
    @ParameterizedTest
    @CsvSource({
        "10.00, EUR, 1000",
        "15, CLP, 1500",
        "15.00, CVE, 15",
        "15000.00, IDR, 15000",
        "15, ISK, 1500",
        "500, JPY, 500",
        "5, UGX, 5",
        "5.124, KWD, 5124",
        "88.00, CNY, 8800",
        "999999999999999, KRW, 999999999999999",
        "999999999999999.999, TND, 999999999999999999"
    })
    void countsAsAdyenDoes(String amount, String currency, long counted) {
        Amount sent = AdyenAmount.of(Money.of(amount, currency));
        assertThat(sent.getValue()).isEqualTo(counted);
        assertThat(sent.getCurrency()).isEqualTo(currency);
        assertThat(AdyenAmount.money(counted, currency)).isEqualTo(Money.of(amount, currency));
    }

    @ParameterizedTest
    @CsvSource({"1.50, IDR", "0.01, CVE"})
    void refusesWhatAdyenCannotCount(String amount, String currency) {
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> AdyenAmount.of(Money.of(amount, currency)));
    }

    @Test
    void refusesPartsOfTheSmallestCoin() {
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> AdyenAmount.money(150, "ISK"));
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> AdyenAmount.money(1, "ZZZ"));
    }

    /** Whole amounts of money exist everywhere; so none is changed on its way to Adyen and back. */
    @Property
    void whatGoesToAdyenComesBackTheSame(@ForAll("wholes") Money money) {
        assertThat(back(money)).isEqualTo(money);
    }

    @Property
    void anAmountIsExactOrRefused(@ForAll("any") Money money) {
        try {
            assertThat(back(money)).isEqualTo(money);
        } catch (ArithmeticException refused) {
            assertThat(List.of("CVE", "IDR", "CLF", "UYW"))
                    .contains(money.currency().getCurrencyCode());
        }
    }

    private static Money back(Money money) {
        Amount sent = AdyenAmount.of(money);
        return AdyenAmount.money(sent.getValue(), sent.getCurrency());
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
