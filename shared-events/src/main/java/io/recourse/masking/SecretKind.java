package io.recourse.masking;

import java.util.Arrays;
import java.util.Locale;

/** What must never reach the store. */
public enum SecretKind {
    CARD_NUMBER,
    IDENTITY_NUMBER,
    PASSWORD,
    VERIFICATION_CODE;

    /** The name as headers and masks write it, {@code card-number} for example. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What stands in the text instead; it keeps nothing of the secret, not even its length. */
    public String mask() {
        return "[" + slug() + "]";
    }

    public static boolean isMask(String text) {
        return Arrays.stream(values()).anyMatch(kind -> kind.mask().equals(text));
    }
}
