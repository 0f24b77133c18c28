package io.recourse.runtime.masking;

import io.recourse.dispute.ExternalReference;
import io.recourse.masking.Masked;
import io.recourse.masking.Masking;
import io.recourse.personal.Personal;
import io.recourse.runtime.problem.ProblemException;
import io.recourse.runtime.web.Checks;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What a person wrote into a request. The only way in which words get into a command: what must not be stored is masked
 * here, and the answer to the request says where it was.
 */
public final class FreeText {

    /** Most characters of a text. */
    public static final int LIMIT = 4_000;

    private static final Pattern FILE_NAME = Pattern.compile("(.*?)(\\.[A-Za-z]{1,4}\\d?)?", Pattern.DOTALL);

    private FreeText() {}

    /** @throws ProblemException 400 when the text is blank or longer than {@link #LIMIT} characters */
    public static Personal<String> required(String pointer, String text) {
        Checks checks = new Checks();
        checks.text(pointer, Optional.of(text), LIMIT);
        return checks.build(() -> of(pointer, text));
    }

    /** @throws ProblemException 400 when there is a text, and it is blank or longer than {@link #LIMIT} characters */
    public static Optional<Personal<String>> optional(String pointer, Optional<String> text) {
        return text.map(given -> required(pointer, given));
    }

    /** A text whose length has been looked at. */
    public static Personal<String> of(String pointer, String text) {
        return Personal.of(plain(pointer, text));
    }

    public static List<Personal<String>> all(String pointer, List<String> texts) {
        return IntStream.range(0, texts.size())
                .mapToObj(i -> of(pointer + "/" + i, texts.get(i)))
                .toList();
    }

    /** A text that is about no person, an order number for example, but that somebody may have put a secret into. */
    public static String plain(String pointer, String text) {
        return masked(pointer, text).text();
    }

    /** The name without its ending is text like any other. */
    public static Personal<String> fileName(String pointer, String name) {
        Matcher parts = FILE_NAME.matcher(name);
        if (!parts.matches()) {
            throw new IllegalStateException("every name matches");
        }
        String ending = Optional.ofNullable(parts.group(2)).orElse("");
        return Personal.of(plain(pointer, parts.group(1)) + ending);
    }

    /** Verbatim, or only the mask: what is left of a reference refers to nothing. */
    public static ExternalReference reference(String pointer, ExternalReference reference) {
        Masked id = masked(pointer + "/id", reference.id());
        return id.findings().isEmpty()
                ? reference
                : new ExternalReference(
                        reference.source(), id.findings().getFirst().kind().mask());
    }

    private static Masked masked(String pointer, String text) {
        Masked masked = Masking.mask(text);
        if (!masked.findings().isEmpty()) {
            MaskedFields.note(pointer, masked.findings());
        }
        return masked;
    }
}
