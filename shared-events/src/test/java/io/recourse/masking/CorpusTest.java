package io.recourse.masking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What people write to customer service, with and without secrets: every secret goes, and nothing else. */
class CorpusTest {

    @ParameterizedTest
    @EnumSource
    void noSecretIsMissed(SecretKind kind) {
        List<Example> examples = Example.of(kind.slug() + ".txt");

        List<String> missed = examples.stream()
                .filter(example -> !isMasked(kind, example))
                .map(example -> example.text() + " -> " + Masking.mask(example.text()))
                .toList();

        System.out.printf("%s: %d examples, %d missed%n", kind.slug(), examples.size(), missed.size());
        assertThat(missed).isEmpty();
    }

    @Test
    void nothingElseIsTouched() {
        List<Example> examples = Example.of("untouched.txt");

        List<String> touched = examples.stream()
                .map(Example::text)
                .filter(text -> !Masking.mask(text).equals(new Masked(text, List.of())))
                .map(text -> text + " -> " + Masking.mask(text))
                .toList();

        System.out.printf("untouched: %d examples, %d touched%n", examples.size(), touched.size());
        assertThat(touched).isEmpty();
    }

    @Test
    void thereAreEnoughExamplesInBothLanguages() {
        List<String> secret = Stream.of(SecretKind.values())
                .flatMap(kind -> Example.of(kind.slug() + ".txt").stream())
                .map(Example::text)
                .toList();
        List<String> harmless =
                Example.of("untouched.txt").stream().map(Example::text).toList();

        for (List<String> texts : List.of(secret, harmless)) {
            assertThat(texts).hasSizeGreaterThanOrEqualTo(220).doesNotHaveDuplicates();
            assertThat(texts.stream().filter(CorpusTest::isChinese))
                    .hasSizeBetween(texts.size() / 4, texts.size() * 3 / 4);
        }
    }

    /** Found at its place and gone; a card number's neighbour, the code on its back, is of another kind. */
    private static boolean isMasked(SecretKind kind, Example example) {
        Masked masked = Masking.mask(example.text());
        List<Integer> places = masked.findings().stream().map(Finding::at).toList();
        return !example.secrets().isEmpty()
                && masked.findings().stream().anyMatch(finding -> finding.kind() == kind)
                && example.secrets().stream().allMatch(secret -> places.contains(secret.at()))
                && example.secrets().stream().noneMatch(secret -> masked.text().contains(secret.value()));
    }

    private static boolean isChinese(String text) {
        return text.codePoints().anyMatch(Character::isIdeographic);
    }
}
