package io.recourse.query.audit.access;

import io.recourse.personal.Personal;
import io.recourse.runtime.masking.FreeText;
import io.recourse.runtime.problem.Flaw;
import io.recourse.runtime.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.util.UriUtils;

/** What somebody reads for, in the reader's words. What is not ASCII is percent-encoded UTF-8: few clients send anything else in headers. */
final class Purpose {

    static final String HEADER = "Recourse-Purpose";
    static final int MOST_CHARACTERS = 200;

    /** What bytes that are not UTF-8 are decoded to. */
    private static final char NO_CHARACTER = '\uFFFD';

    private Purpose() {}

    /**
     * Empty when the caller gives none.
     *
     * @throws ProblemException 400 when it is blank, longer than 200 characters, given twice, or not text on one line
     */
    static Optional<Personal<String>> of(HttpServletRequest request) {
        List<String> given = Collections.list(request.getHeaders(HEADER));
        if (given.size() > 1) {
            throw ProblemException.invalidHeader(HEADER, Flaw.Kind.DUPLICATE);
        }
        return given.stream().findFirst().map(Purpose::checked).map(text -> FreeText.of("/" + HEADER, text));
    }

    static ProblemException missing() {
        return ProblemException.invalidHeader(HEADER, Flaw.Kind.REQUIRED);
    }

    private static String checked(String header) {
        String text = decoded(header).strip();
        if (text.isEmpty()) {
            throw ProblemException.invalidHeader(HEADER, Flaw.Kind.BLANK);
        }
        if (text.codePointCount(0, text.length()) > MOST_CHARACTERS) {
            throw ProblemException.invalid(List.of(new Flaw(
                    Flaw.header(HEADER), Flaw.Kind.TOO_LONG, Map.of("limit", Integer.toString(MOST_CHARACTERS)))));
        }
        if (text.codePoints().anyMatch(Character::isISOControl)) {
            throw ProblemException.invalidHeader(HEADER, Flaw.Kind.NOT_TEXT);
        }
        return text;
    }

    private static String decoded(String header) {
        try {
            String text = UriUtils.decode(header, StandardCharsets.UTF_8);
            if (text.indexOf(NO_CHARACTER) < 0) {
                return text;
            }
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalidHeader(HEADER, Flaw.Kind.NOT_TEXT);
        }
        throw ProblemException.invalidHeader(HEADER, Flaw.Kind.NOT_TEXT);
    }
}
