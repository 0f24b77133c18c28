package io.recourse.standalone.demo;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** What the demo says, in the reader's language. */
final class Words {

    private final ResourceBundle bundle;
    private final Locale locale;

    private Words(Locale locale) {
        this.locale = locale;
        this.bundle = ResourceBundle.getBundle(
                "io.recourse.standalone.demo.words",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** Chinese for every Chinese locale, else English. */
    static Words in(Locale locale) {
        return new Words(
                locale.getLanguage().equals(Locale.CHINESE.getLanguage()) ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH);
    }

    Locale locale() {
        return locale;
    }

    String of(String key, Object... values) {
        return new MessageFormat(bundle.getString(key), locale).format(values);
    }
}
