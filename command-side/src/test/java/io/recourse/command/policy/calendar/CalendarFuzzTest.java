package io.recourse.command.policy.calendar;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.recourse.command.policy.yaml.Flaw;
import io.recourse.command.policy.yaml.FlawedDocument;
import io.recourse.testing.KeptInputs;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Calendars as an administrator may send them: they are read, or refused with a place and a reason that names no class. */
class CalendarFuzzTest {

    private static final CalendarReader READER = new CalendarReader();
    private static final Pattern CLASS =
            Pattern.compile("(io\\.recourse|java|tools\\.jackson|org\\.yaml)\\.[\\w.]*[A-Z]\\w+");

    @TestFactory
    Stream<DynamicTest> kept() {
        return KeptInputs.of(CalendarFuzzTest.class, CalendarFuzzTest::fuzzerTestOneInput);
    }

    public static void fuzzerTestOneInput(byte[] input) {
        String text = new String(input, UTF_8);
        try {
            READER.read(text);
        } catch (FlawedDocument refused) {
            if (refused.flaws().isEmpty()) {
                throw new AssertionError("refused without a reason", refused);
            }
            refused.flaws().forEach(flaw -> requirePlace(text, flaw));
        }
    }

    private static void requirePlace(String text, Flaw flaw) {
        boolean placed = flaw.line() >= 1 && flaw.column() >= 1;
        boolean internal = CLASS.matcher(flaw.message()).results().anyMatch(name -> !text.contains(name.group()));
        if (!placed || flaw.message().isBlank() || internal) {
            throw new AssertionError(flaw.toString());
        }
    }
}
