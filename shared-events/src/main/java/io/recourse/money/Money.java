package io.recourse.money;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An exact amount in one currency, always carrying as many decimals as ISO 4217 gives the currency (JPY 0, CNY 2, TND 3).
 * Magnitude below 10^15. As JSON: {@code {"amount": "12.34", "currency": "CNY"}}.
 */
public record Money(
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount, Currency currency)
        implements Comparable<Money> {

    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,4})?");
    private static final BigDecimal LIMIT = BigDecimal.TEN.pow(15);

    /** @throws IllegalArgumentException when the amount has more decimals than the currency, or is too large */
    public Money {
        if (currency.getDefaultFractionDigits() < 0) {
            throw new IllegalArgumentException("not a currency that money is paid in: " + currency);
        }
        if (amount.stripTrailingZeros().scale() > currency.getDefaultFractionDigits()) {
            throw new IllegalArgumentException(
                    currency + " has at most " + currency.getDefaultFractionDigits() + " decimals");
        }
        if (amount.abs().compareTo(LIMIT) >= 0) {
            throw new IllegalArgumentException("amount must be below 10^15");
        }
        amount = amount.setScale(currency.getDefaultFractionDigits(), RoundingMode.UNNECESSARY);
    }

    /**
     * @param amount a decimal such as {@code 12.34}: no exponent, no sign but minus, no more decimals than the currency has
     * @param currency an ISO 4217 code
     * @throws IllegalArgumentException when either is not of that form
     */
    @JsonCreator
    public static Money of(
            @JsonProperty(value = "amount", required = true) String amount,
            @JsonProperty(value = "currency", required = true) String currency) {
        if (!DECIMAL.matcher(amount).matches()) {
            throw new IllegalArgumentException("amount must be a decimal string such as \"12.34\"");
        }
        return new Money(new BigDecimal(amount), currency(currency));
    }

    public static Money zero(Currency currency) {
        return new Money(BigDecimal.ZERO, currency);
    }

    /**
     * What {@code amounts} are together, or empty when that is too large.
     *
     * @throws IllegalArgumentException when one of them is in another currency
     */
    public static Optional<Money> sum(Currency currency, List<Money> amounts) {
        Money zero = zero(currency);
        BigDecimal total = amounts.stream().map(m -> zero.same(m).amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        return total.abs().compareTo(LIMIT) < 0 ? Optional.of(new Money(total, currency)) : Optional.empty();
    }

    public Money plus(Money other) {
        return new Money(amount.add(same(other).amount), currency);
    }

    public Money minus(Money other) {
        return new Money(amount.subtract(same(other).amount), currency);
    }

    public boolean positive() {
        return amount.signum() > 0;
    }

    public boolean hasCurrencyOf(Money other) {
        return currency.equals(other.currency);
    }

    /** @throws IllegalArgumentException when the currencies differ */
    @Override
    public int compareTo(Money other) {
        return amount.compareTo(same(other).amount);
    }

    @Override
    public String toString() {
        return amount.toPlainString() + " " + currency;
    }

    private Money same(Money other) {
        if (!hasCurrencyOf(other)) {
            throw new IllegalArgumentException(currency + " and " + other.currency + " do not mix");
        }
        return other;
    }

    private static Currency currency(String code) {
        try {
            return Currency.getInstance(code);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("currency must be an ISO 4217 code such as \"CNY\"", e);
        }
    }
}
