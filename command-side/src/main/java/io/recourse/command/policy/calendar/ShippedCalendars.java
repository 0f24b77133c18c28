package io.recourse.command.policy.calendar;

import io.recourse.command.policy.yaml.FlawedDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The definitions on the classpath. */
final class ShippedCalendars {

    static final List<String> IDS = List.of("cn", "de", "fr", "hk", "ie", "target", "uk", "us", "weekdays");

    private ShippedCalendars() {}

    static List<BusinessCalendar> read() {
        CalendarReader reader = new CalendarReader();
        return IDS.stream().map(id -> read(id, reader)).toList();
    }

    private static BusinessCalendar read(String id, CalendarReader reader) {
        String file = id + ".yaml";
        try (InputStream in = Objects.requireNonNull(ShippedCalendars.class.getResourceAsStream(file), file)) {
            return reader.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (FlawedDocument e) {
            throw new IllegalStateException(file + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
