package io.recourse.runtime.idempotency;

import io.recourse.runtime.problem.Flaw;
import io.recourse.runtime.problem.ProblemException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The header of draft-ietf-httpapi-idempotency-key-header: a quoted string; a bare one is understood as well. */
final class KeyHeader {

    static final String NAME = "Idempotency-Key";

    private static final Pattern FORM =
            Pattern.compile("\"([\\x20-\\x21\\x23-\\x5B\\x5D-\\x7E]{1,255})\"|([\\x21\\x23-\\x5B\\x5D-\\x7E]{1,255})");

    private KeyHeader() {}

    /** @throws ProblemException 400 when it is not 1 to 255 printable ASCII characters without quote and backslash */
    static Optional<String> parse(Optional<String> header) {
        return header.map(String::strip).map(text -> {
            Matcher matcher = FORM.matcher(text);
            if (!matcher.matches()) {
                throw ProblemException.invalidHeader(NAME, Flaw.Kind.INVALID);
            }
            String quoted = matcher.group(1);
            return quoted == null ? matcher.group(2) : quoted;
        });
    }
}
