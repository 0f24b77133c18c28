package io.recourse.terms;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.money.Money;
import java.time.Duration;
import java.time.Period;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Of several policies' limits the strictest counts. */
class LimitsTest {

    private static final CreditLimits NONE = new CreditLimits(Optional.empty(), Optional.empty());

    @Test
    void leastThatAnyGivesIsGiven() {
        CreditLimits both = most("500 CNY", "70 USD").and(most("60 USD", "80 EUR"));

        assertThat(both.most().orElseThrow())
                .containsExactlyInAnyOrder(money("500 CNY"), money("60 USD"), money("80 EUR"));
        assertThat(both.most(Currency.getInstance("USD"))).contains(money("60 USD"));
        assertThat(both.most(Currency.getInstance("GBP"))).isEmpty();
    }

    @Test
    void sameLimitTwiceIsOneLimit() {
        assertThat(most("500 CNY").and(most("500 CNY"))).isEqualTo(most("500 CNY"));
    }

    @Test
    void leastThatAllHoldBackIsHeldBack() {
        CreditLimits both = withheld("50 USD", "10 EUR").and(withheld("40 USD"));

        assertThat(both).isEqualTo(withheld("40 USD"));
        assertThat(both.withheld(Currency.getInstance("EUR"))).isEmpty();
        assertThat(withheld("50 USD").and(NONE).withheld()).isEmpty();
    }

    @Test
    void whatOneLimitsIsLimited() {
        assertThat(most("500 CNY").and(NONE)).isEqualTo(most("500 CNY"));
        assertThat(NONE.and(most("500 CNY"))).isEqualTo(most("500 CNY"));
        assertThat(NONE.and(NONE)).isEqualTo(NONE);
    }

    @Test
    void refundHasTheShortestWindowTheFewestTimesAndTheLongestSpacing() {
        RefundLimits days = refunds(Period.ofDays(365), 50, Duration.ofMinutes(1));
        RefundLimits months = refunds(Period.ofMonths(12), 10, Duration.ofHours(1));

        assertThat(days.and(months)).isEqualTo(months);
        assertThat(months.and(days)).isEqualTo(months);
        assertThat(refunds(Period.ofMonths(12), 50, Duration.ofSeconds(1)).and(days))
                .isEqualTo(refunds(Period.ofMonths(12), 50, Duration.ofMinutes(1)));
    }

    @Test
    void refundIsLimitedByWhatAnyLimits() {
        RefundLimits none = new RefundLimits(Optional.empty(), Optional.empty(), Optional.empty());
        RefundLimits days = refunds(Period.ofDays(365), 50, Duration.ofMinutes(1));

        assertThat(none.and(days)).isEqualTo(days);
        assertThat(days.and(none)).isEqualTo(days);
    }

    private static RefundLimits refunds(Period window, int most, Duration spacing) {
        return new RefundLimits(Optional.of(window), Optional.of(most), Optional.of(spacing));
    }

    private static CreditLimits most(String... amounts) {
        return new CreditLimits(Optional.of(money(amounts)), Optional.empty());
    }

    private static CreditLimits withheld(String... amounts) {
        return new CreditLimits(Optional.empty(), Optional.of(money(amounts)));
    }

    private static List<Money> money(String... amounts) {
        return Stream.of(amounts).map(LimitsTest::money).toList();
    }

    private static Money money(String amount) {
        return Money.of(amount.substring(0, amount.indexOf(' ')), amount.substring(amount.indexOf(' ') + 1));
    }
}
