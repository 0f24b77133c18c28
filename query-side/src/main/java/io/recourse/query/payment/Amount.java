package io.recourse.query.payment;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** An amount in whatever currency, written as {@code Money} writes it: digits and a point, no exponent. */
public record Amount(BigDecimal value) {

    private static final Pattern FORM = Pattern.compile("[0-9]{1,15}(\\.[0-9]{1,4})?");

    /** @throws IllegalArgumentException when {@code text} has another form */
    public static Amount of(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("must be a decimal such as 12.34");
        }
        return new Amount(new BigDecimal(text));
    }
}
