package io.recourse.command.policy.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.recourse.command.policy.calendar.Calendars;
import io.recourse.command.policy.yaml.Flaw;
import io.recourse.command.policy.yaml.FlawedDocument;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever writes a pack is told what is wrong with it, and where. */
class PackReaderTest {

    private static final PackReader READER = new PackReader(Calendars.shipped());

    @Test
    void readsWhatIsRight() throws FlawedDocument {
        assertThat(READER.read(BadPack.GOOD).ref().id()).isEqualTo("example");
    }

    @ParameterizedTest
    @MethodSource("io.recourse.command.policy.pack.BadPack#all")
    void saysWhatIsWrongAndWhere(BadPack bad) {
        assertThat(flaws(bad.text())).as("%s", bad).anySatisfy(flaw -> {
            assertThat(flaw.line() + ":" + flaw.column()).isEqualTo(bad.place());
            assertThat(flaw.message()).contains(bad.message());
        });
    }

    /** In YAML 1.1 these are no texts. */
    @ParameterizedTest
    @ValueSource(strings = {"NO", "ON"})
    void norwayIsACountry(String code) throws FlawedDocument {
        String text = BadPack.GOOD.replace("[US]", "[" + code + "]");
        assertThat(READER.read(text).appliesTo().orElseThrow().jurisdictions().orElseThrow())
                .isEqualTo(List.of(code));
    }

    @Test
    void namesEveryMistakeAtOnce() {
        assertThat(flaws(BadPack.GOOD
                        .replace("calendar: us", "calendar: mars")
                        .replace("days: 30", "hours: 24")
                        .replace("metBy: [CASE_CLOSED]", "metBy: [CASE_CLOSED]\n    counting: {triggerDay: INCLUDED}")))
                .extracting(Flaw::line)
                .containsExactly(6, 14);
    }

    @Test
    void deepNestingIsRefused() {
        assertThat(flaws("id: " + "[".repeat(10_000) + "]".repeat(10_000))).hasSize(1);
    }

    @Test
    void hugeDocumentsAreRefused() {
        String comments = IntStream.range(0, 40_000)
                .mapToObj(i -> "# the quick brown fox jumps over the lazy dog %d\n".formatted(i))
                .reduce(new StringBuilder(), StringBuilder::append, StringBuilder::append)
                .toString();
        assertThat(comments.length()).isGreaterThan(2_000_000);
        assertThat(flaws(comments + BadPack.GOOD)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "# nothing\n", "42", "- id: example", "null", "\u0000", "\uFEFF", "id: \"open"})
    void whatIsNoPackAtAllIsRefused(String text) {
        assertThat(flaws(text)).isNotEmpty().allSatisfy(flaw -> {
            assertThat(flaw.line()).isPositive();
            assertThat(flaw.column()).isPositive();
            assertThat(flaw.message()).isNotBlank();
        });
    }

    private static List<Flaw> flaws(String text) {
        return catchThrowableOfType(FlawedDocument.class, () -> READER.read(text))
                .flaws();
    }
}
