package io.recourse.runtime.trace;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The id of one request across processes: 32 lower-case hexadecimal digits, not all zero (W3C Trace Context).
 *
 * @param value the digits
 */
public record TraceId(String value) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int LENGTH_BYTES = 16;
    private static final String NONE = "0".repeat(32);
    private static final Pattern TRACEPARENT =
            Pattern.compile("(?!ff)[0-9a-f]{2}-([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(-.*)?");

    /** An id that nobody else has. */
    public static TraceId random() {
        var bytes = new byte[LENGTH_BYTES];
        RANDOM.nextBytes(bytes);
        return new TraceId(HexFormat.of().formatHex(bytes));
    }

    /** The id in a {@code traceparent} header; empty when the header is not a valid one, as the standard asks. */
    public static Optional<TraceId> fromTraceparent(String header) {
        Matcher matcher = TRACEPARENT.matcher(header);
        if (!matcher.matches() || NONE.equals(matcher.group(1))) {
            return Optional.empty();
        }
        return Optional.of(new TraceId(matcher.group(1)));
    }

    @Override
    public String toString() {
        return value;
    }
}
