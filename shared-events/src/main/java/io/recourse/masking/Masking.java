package io.recourse.masking;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Takes secrets out of text. The work grows with the length of the text, whatever is in it, and text that has been masked
 * stays as it is.
 */
public final class Masking {

    /** Numbers first, because a card number after a cue is no code; and again, because a code may have stood beside one. */
    private static final List<Function<CharSequence, List<Span>>> SEARCHES =
            List.of(Numbers::in, TellTales::in, Numbers::in);

    private Masking() {}

    public static Masked mask(String text) {
        Plain plain = Plain.of(text);
        List<Span> secrets = new ArrayList<>();
        for (Function<CharSequence, List<Span>> search : SEARCHES) {
            List<Span> found = search.apply(plain);
            for (Span span : found) {
                secrets.add(plain.original(span));
            }
            plain = plain.masked(found);
        }
        return without(text, Span.merged(secrets));
    }

    private static Masked without(String text, List<Span> secrets) {
        StringBuilder masked = new StringBuilder(text.length());
        List<Finding> findings = new ArrayList<>();
        int copied = 0;
        int counted = 0;
        for (Span secret : secrets) {
            counted += text.codePointCount(copied, secret.start());
            findings.add(new Finding(secret.kind(), counted));
            counted += text.codePointCount(secret.start(), secret.end());
            masked.append(text, copied, secret.start()).append(secret.kind().mask());
            copied = secret.end();
        }
        return new Masked(masked.append(text, copied, text.length()).toString(), findings);
    }
}
