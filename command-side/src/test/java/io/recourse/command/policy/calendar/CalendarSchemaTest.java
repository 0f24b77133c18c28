package io.recourse.command.policy.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recourse.command.policy.yaml.FlawedDocument;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarSchemaTest {

    private static final String US = text("us");

    private final CalendarReader reader = new CalendarReader();

    @Test
    void readsWhatIsShipped() throws FlawedDocument {
        for (String id : ShippedCalendars.IDS) {
            assertThat(reader.read(text(id)).id()).isEqualTo(id);
        }
    }

    @Test
    void refusesUnknownKeys() {
        assertThatThrownBy(reading(US + "weekday: MONDAY\n"))
                .isInstanceOfSatisfying(
                        FlawedDocument.class,
                        flawed -> assertThat(flawed.flaws()).singleElement().satisfies(flaw -> {
                            assertThat(flaw.pointer()).isEqualTo("/weekday");
                            assertThat(flaw.line()).isEqualTo(US.lines().count() + 1);
                            assertThat(flaw.column()).isOne();
                        }));
    }

    @Test
    void refusesTwoTables() {
        assertThatThrownBy(reading(US + "china: true\n")).isInstanceOf(FlawedDocument.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9:00", "24:00", "17:60", "17"})
    void refusesWhatIsNoTimeOfTheDay(String time) {
        assertThatThrownBy(reading(US.replaceFirst("closes: .*", "closes: '" + time + "'")))
                .isInstanceOfSatisfying(
                        FlawedDocument.class,
                        flawed -> assertThat(flawed.flaws())
                                .allMatch(flaw -> flaw.pointer().equals("/openingHours/closes"))
                                .isNotEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"from: 2026-02-30", "from: 30.1.2026"})
    void refusesWhatIsNoDay(String from) {
        assertThatThrownBy(reading(US.replaceFirst("from: .*", from)))
                .isInstanceOfSatisfying(
                        FlawedDocument.class,
                        flawed -> assertThat(flawed.flaws())
                                .anyMatch(flaw -> flaw.pointer().equals("/covered/from")));
    }

    private ThrowingCallable reading(String yaml) {
        return () -> reader.read(yaml);
    }

    private static String text(String id) {
        try (InputStream in = Objects.requireNonNull(CalendarReader.class.getResourceAsStream(id + ".yaml"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
