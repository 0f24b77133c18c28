package io.recourse.command.dispute;

import io.recourse.personal.Personal;
import io.recourse.runtime.web.Checks;
import java.util.Optional;

/** What a person wrote into a request: not blank, and at most {@value #LIMIT} characters. */
final class FreeText {

    static final int LIMIT = 4_000;

    private FreeText() {}

    static Personal<String> required(String pointer, String text) {
        Checks checks = new Checks();
        checks.text(pointer, Optional.of(text), LIMIT);
        return checks.build(() -> Personal.of(text));
    }

    static Optional<Personal<String>> optional(String pointer, Optional<String> text) {
        return text.map(given -> required(pointer, given));
    }
}
