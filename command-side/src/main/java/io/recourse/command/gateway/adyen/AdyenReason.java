package io.recourse.command.gateway.adyen;

import io.recourse.command.gateway.Standing;
import io.recourse.command.gateway.Standing.Retry;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Why a refund did not succeed. Adyen says it in English only, in a field that its signature does not cover. */
final class AdyenReason {

    private static final int LONGEST = 64;

    private AdyenReason() {}

    /** The request was refused before it went to the customer's bank. */
    static Standing refused(@Nullable String reason) {
        String code = code(reason, "refused");
        return new Standing.Failed(code, retry(code));
    }

    /** The customer's bank did not take it, or sent it back; it would do so again. */
    static Standing sentBack(@Nullable String reason, String otherwise) {
        return new Standing.Failed(code(reason, otherwise), Retry.NEVER);
    }

    private static Retry retry(String code) {
        if (code.contains("balance-on-payment")) {
            return Retry.NEVER;
        }
        boolean inTime = code.contains("been-captured") || code.contains("balance") || code.contains("insufficient");
        return inTime ? Retry.IN_DAYS : Retry.NEVER;
    }

    /** A word that is safe in a log. */
    private static String code(@Nullable String reason, String otherwise) {
        String word = (reason == null ? "" : reason)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        String code = word.isEmpty() ? otherwise : word;
        return code.substring(0, Math.min(code.length(), LONGEST));
    }
}
