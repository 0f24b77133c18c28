package io.recourse.standalone.simulate;

import io.recourse.command.csv.FlawException;
import io.recourse.standalone.simulate.Columns.Column;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads the instants of a log. */
final class Times {

    private static final List<DateTimeFormatter> ISO =
            List.of(DateTimeFormatter.ISO_DATE_TIME, DateTimeFormatter.ISO_LOCAL_DATE);

    /** Beyond these, a log is mistaken. */
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private final ZoneId zone;
    private final List<DateTimeFormatter> formats;

    Times(Mapping.Time time) {
        this.zone = ZoneId.of(time.zone());
        this.formats = time.formats().map(Times::strict).orElse(ISO);
    }

    private static List<DateTimeFormatter> strict(List<String> patterns) {
        return patterns.stream()
                .map(pattern ->
                        DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withResolverStyle(ResolverStyle.STRICT))
                .toList();
    }

    /** Empty where the column is. */
    Optional<Instant> in(Column column, List<String> row) throws FlawException {
        Optional<String> text = column.filled(row);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Instant instant = instant(text.get(), column);
        if (instant.isBefore(EARLIEST) || !instant.isBefore(LATEST)) {
            throw column.wrong("\"" + text.get() + "\" is not between 1900 and 2200");
        }
        return Optional.of(instant);
    }

    /** The same time of day, so many days later. */
    Instant plusDays(Instant instant, int days) {
        return instant.atZone(zone).plusDays(days).toInstant();
    }

    private Instant instant(String text, Column column) throws FlawException {
        for (DateTimeFormatter format : formats) {
            try {
                return instant(format.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from));
            } catch (DateTimeException e) {
                // The next format may do.
            }
        }
        throw column.wrong("\"" + text + "\" is no time");
    }

    private Instant instant(TemporalAccessor read) {
        return switch (read) {
            case OffsetDateTime with -> with.toInstant();
            case LocalDateTime without -> without.atZone(zone).toInstant();
            case LocalDate day -> day.atStartOfDay(zone).toInstant();
            default -> throw new IllegalStateException("nothing else was asked for");
        };
    }
}
