package io.recourse.id;

import java.time.Instant;
import java.util.BitSet;

/** Time-sortable 128-bit identifiers in Crockford's base 32 (https://github.com/ulid/spec): 48 bits of time, 80 of entropy. */
public final class Ulid {

    private static final char[] ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();
    private static final BitSet DIGITS = new BitSet();
    private static final int LENGTH = 26;
    private static final int TIME_BITS = 48;
    private static final int ENTROPY_BYTES = 10;

    static {
        for (char digit : ALPHABET) {
            DIGITS.set(digit);
        }
    }

    private Ulid() {}

    /**
     * @param instant from 1970 to the year 10889
     * @param entropy 10 bytes; the same instant (to the millisecond) and entropy give the same identifier
     */
    public static String of(Instant instant, byte[] entropy) {
        if (entropy.length != ENTROPY_BYTES) {
            throw new IllegalArgumentException("a ULID takes 10 bytes of entropy");
        }
        char[] text = new char[LENGTH];
        long millis = instant.toEpochMilli();
        if (millis >>> TIME_BITS != 0) {
            throw new IllegalArgumentException("a ULID has no room for " + instant);
        }
        for (int i = 9; i >= 0; i--) {
            text[i] = ALPHABET[(int) (millis & 31)];
            millis >>>= 5;
        }
        long bits = 0;
        int held = 0;
        int at = 10;
        for (byte b : entropy) {
            bits = bits << 8 | (b & 0xFF);
            held += 8;
            while (held >= 5) {
                held -= 5;
                text[at++] = ALPHABET[(int) (bits >>> held & 31)];
            }
        }
        return new String(text);
    }

    /** @throws IllegalArgumentException when {@code value} is not {@code prefix} followed by a ULID */
    public static String require(String prefix, String value) {
        if (!value.startsWith(prefix) || !isUlid(value.substring(prefix.length()))) {
            throw new IllegalArgumentException("must be " + prefix + " followed by 26 characters of Crockford base 32");
        }
        return value;
    }

    /** Without a regular expression: every event that is read has several. */
    private static boolean isUlid(String text) {
        return text.length() == LENGTH && text.charAt(0) <= '7' && text.chars().allMatch(DIGITS::get);
    }
}
