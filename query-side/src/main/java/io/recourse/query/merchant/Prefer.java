package io.recourse.query.merchant;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long a caller would rather wait for news than hear that there are none: {@code Prefer: wait=30} (RFC 7240, section 4.3).
 *
 * @param patience zero for none
 */
record Prefer(Duration patience) {

    static final String HEADER = "Prefer";
    static final String APPLIED = "Preference-Applied";

    /** Less than what stands between client and server usually allows. */
    static final Duration MOST = Duration.ofSeconds(60);

    private static final Pattern WAIT = Pattern.compile("(?:^|[,;\\s])wait\\s*=\\s*\"?(\\d{1,9})\"?\\s*(?:[,;]|$)");

    /** What has another form is no preference, as the RFC asks. */
    static Prefer of(Optional<String> header) {
        Duration wanted = header.map(WAIT::matcher)
                .filter(Matcher::find)
                .map(found -> Duration.ofSeconds(Long.parseLong(found.group(1))))
                .orElse(Duration.ZERO);
        return new Prefer(wanted.compareTo(MOST) > 0 ? MOST : wanted);
    }

    boolean waits() {
        return !patience.isZero();
    }

    String applied() {
        return "wait=" + patience.toSeconds();
    }
}
