package io.recourse.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;

class WordsTest {

    @Test
    void chinese_says_all_that_english_says() {
        assertThat(bundle(Locale.SIMPLIFIED_CHINESE).keySet())
                .isEqualTo(bundle(Locale.ENGLISH).keySet());
    }

    @Test
    void every_chinese_locale_reads_chinese_and_every_other_english() {
        assertThat(Words.in(Locale.TAIWAN).of("step.close")).isEqualTo("案件结案");
        assertThat(Words.in(Locale.forLanguageTag("zh")).of("step.close")).isEqualTo("案件结案");
        assertThat(Words.in(Locale.FRANCE).of("step.close")).isEqualTo("The case is closed");
    }

    @Test
    void facts_are_filled_in() {
        assertThat(Words.in(Locale.ENGLISH).of("running", "http://127.0.0.1:8080", "/data"))
                .isEqualTo("Recourse runs on http://127.0.0.1:8080; its data is in /data.");
        assertThat(Words.in(Locale.ENGLISH).of("step.payment"))
                .doesNotContain("''")
                .contains("wallet's");
    }

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle("io.recourse.standalone.demo.words", locale);
    }
}
