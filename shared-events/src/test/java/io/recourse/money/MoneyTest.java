package io.recourse.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

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
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

    private static final Currency CNY = Currency.getInstance("CNY");

    @Property
    void whatIsPrintedReadsBackEqual(@ForAll("money") Money money) {
        assertThat(Money.of(money.amount().toPlainString(), money.currency().getCurrencyCode()))
                .isEqualTo(money);
    }

    @Property
    void everyAmountCarriesTheDecimalsOfItsCurrency(@ForAll("money") Money money) {
        assertThat(money.amount().scale()).isEqualTo(money.currency().getDefaultFractionDigits());
    }

    @Property
    void whatIsAddedCanBeTakenAwayAgain(@ForAll("cents") long a, @ForAll("cents") long b) {
        assertThat(cny(a).plus(cny(b)).minus(cny(b))).isEqualTo(cny(a));
    }

    @Property
    void sumsAreExactAndDoNotDependOnOrder(@ForAll("cents") long a, @ForAll("cents") long b) {
        assertThat(cny(a).plus(cny(b))).isEqualTo(cny(b).plus(cny(a))).isEqualTo(cny(a + b));
    }

    @Property
    void amountsAreInTheOrderOfTheirNumbers(@ForAll("cents") long a, @ForAll("cents") long b) {
        assertThat(Integer.signum(cny(a).compareTo(cny(b)))).isEqualTo(Long.compare(a, b));
        assertThat(cny(a).compareTo(cny(b)) == 0).isEqualTo(cny(a).equals(cny(b)));
        assertThat(cny(a).positive()).isEqualTo(a > 0);
    }

    @ParameterizedTest
    @CsvSource({
        "88, JPY, 88",
        "88, CNY, 88.00",
        "88.1, CNY, 88.10",
        "1.5, TND, 1.500",
        "0, TND, 0.000",
        "-3.20, CNY, -3.20",
        "007, JPY, 7",
        "1.00, JPY, 1",
        "999999999999999, JPY, 999999999999999",
        "999999999999999.99, CNY, 999999999999999.99",
        "-999999999999999.999, TND, -999999999999999.999"
    })
    void readsDecimals(String amount, String currency, String printed) {
        assertThat(Money.of(amount, currency)).hasToString(printed + " " + currency);
    }

    @ParameterizedTest
    @CsvSource({"0.5, JPY", "1.001, CNY", "1.0001, TND"})
    void refusesMoreDecimalsThanTheCurrencyHas(String amount, String currency) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Money.of(amount, currency))
                .withMessageContaining("decimals");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "1,00",
                "1.",
                ".5",
                "+1",
                "--1",
                "1e3",
                "1E3",
                "0x10",
                "NaN",
                "Infinity",
                " 1",
                "1 ",
                "1\n",
                "1.2.3",
                "１２",
                "1_000",
                "1000000000000000",
                "0.00000",
                "1;DROP TABLE"
            })
    void refusesWhatIsNoPlainDecimal(String amount) {
        assertThatIllegalArgumentException().isThrownBy(() -> Money.of(amount, "CNY"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "cny", "CN", "CNYX", "RMB", "ABC", "XAU", "XXX", "XTS", "C\u0000Y"})
    void refusesWhatIsNoCurrencyThatMoneyIsPaidIn(String currency) {
        assertThatIllegalArgumentException().isThrownBy(() -> Money.of("1", currency));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1E+15", "-1E+15", "1E+2000000000", "1E-2000000000", "1E-3"})
    void refusesExtremeNumbersFast(String number) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Money(new BigDecimal(number), CNY));
    }

    @Test
    void refusesToMixCurrencies() {
        Money yuan = Money.of("1.00", "CNY");
        Money yen = Money.of("1", "JPY");
        assertThatIllegalArgumentException().isThrownBy(() -> yuan.plus(yen));
        assertThatIllegalArgumentException().isThrownBy(() -> yuan.minus(yen));
        assertThatIllegalArgumentException().isThrownBy(() -> yuan.compareTo(yen));
        assertThat(yuan.hasCurrencyOf(yen)).isFalse();
    }

    @Test
    void refusesSumsThatGrowTooLarge() {
        Money most = Money.of("999999999999999", "JPY");
        assertThatIllegalArgumentException().isThrownBy(() -> most.plus(Money.of("1", "JPY")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Money.zero(most.currency()).minus(most).minus(Money.of("1", "JPY")));
    }

    @Test
    void addsUpUnlessItGrowsTooLarge() {
        Money most = Money.of("999999999999999.99", "CNY");
        assertThat(Money.sum(CNY, List.of())).contains(Money.zero(CNY));
        assertThat(Money.sum(CNY, List.of(cny(1), cny(2), cny(-5)))).contains(cny(-2));
        assertThat(Money.sum(CNY, List.of(most))).contains(most);
        assertThat(Money.sum(CNY, List.of(most, cny(1)))).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> Money.sum(CNY, List.of(Money.of("1", "JPY"))));
    }

    private static Money cny(long cents) {
        return new Money(BigDecimal.valueOf(cents, 2), CNY);
    }

    @Provide
    Arbitrary<Long> cents() {
        return Arbitraries.longs().between(-10_000_000_000_000_000L, 10_000_000_000_000_000L);
    }

    @Provide
    Arbitrary<Money> money() {
        Arbitrary<Currency> currencies =
                Arbitraries.of("JPY", "CNY", "USD", "TND", "CLF", "KRW", "BHD").map(Currency::getInstance);
        Arbitrary<Long> minorUnits = Arbitraries.longs().between(-99_999_999_999_999_999L, 99_999_999_999_999_999L);
        return Combinators.combine(currencies, minorUnits).as((currency, units) -> {
            int decimals = currency.getDefaultFractionDigits();
            long bounded = decimals < 2 ? units / 1_000 : units;
            return new Money(BigDecimal.valueOf(bounded, decimals), currency);
        });
    }
}
