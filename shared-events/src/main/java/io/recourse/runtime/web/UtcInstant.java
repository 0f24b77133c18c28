package io.recourse.runtime.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/** Instants as the API writes them: RFC 3339, in UTC, years 0001 to 9999, kept to the microsecond as the database does. */
final class UtcInstant {
    private static final Pattern FORM =
            Pattern.compile("(?!0000)\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?Z");

    private UtcInstant() {}

    /** @throws IllegalArgumentException when {@code text} is of another form or no such day exists */
    static Instant parse(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("must be an instant in UTC such as 2026-11-20T06:00:00Z");
        }
        try {
            return Instant.parse(text).truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("no such instant exists", e);
        }
    }
}
