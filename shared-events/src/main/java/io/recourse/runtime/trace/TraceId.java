package io.recourse.runtime.trace;

import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The id of one request across processes: 32 lower-case hexadecimal digits, not all zero (W3C Trace Context).
 *
 * @param value the digits
 */
public record TraceId(String value) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int LENGTH_BYTES = 16;

    /** An id that nobody else has. */
    public static TraceId random() {
        var bytes = new byte[LENGTH_BYTES];
        RANDOM.nextBytes(bytes);
        return new TraceId(HexFormat.of().formatHex(bytes));
    }

    @Override
    public String toString() {
        return value;
    }
}
