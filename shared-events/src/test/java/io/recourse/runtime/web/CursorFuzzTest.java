package io.recourse.runtime.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.recourse.runtime.problem.ProblemException;
import io.recourse.testing.KeptInputs;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Cursors as callers send them, with a checksum that fits as well, and what comes back of those that were given. */
class CursorFuzzTest {

    private static final String LIST = "disputes:openedAt";
    private static final int LONGEST_KEYS = 1_000;

    @TestFactory
    Stream<DynamicTest> kept() {
        return KeptInputs.of(CursorFuzzTest.class, CursorFuzzTest::fuzzerTestOneInput);
    }

    public static void fuzzerTestOneInput(byte[] input) {
        decoded(new String(input, UTF_8));
        decoded(forged(input));
        givenComesBack(input);
    }

    private static void decoded(String text) {
        try {
            Cursor cursor = Cursor.decode(LIST, text);
            Cursor again = Cursor.decode(LIST, cursor.encode(LIST));
            if (!again.equals(cursor)) {
                throw new AssertionError(text + " is read as " + cursor + ", and that as " + again);
            }
        } catch (ProblemException refused) {
            requireInvalid(refused);
        }
    }

    private static void givenComesBack(byte[] input) {
        if (input.length > LONGEST_KEYS) {
            return;
        }
        Cursor given = new Cursor(List.of(new String(input, UTF_8).split("\n", -1)));
        String text = given.encode(LIST);
        if (text.length() <= LONGEST_KEYS && !Cursor.decode(LIST, text).equals(given)) {
            throw new AssertionError(given + " does not come back");
        }
        try {
            Cursor.decode("another", text);
            throw new AssertionError("another list takes " + text);
        } catch (ProblemException refused) {
            requireInvalid(refused);
        }
    }

    /** A fuzzer does not guess a checksum. */
    private static String forged(byte[] input) {
        CRC32C sum = new CRC32C();
        sum.update(LIST.getBytes(UTF_8));
        sum.update(input);
        byte[] bytes = ByteBuffer.allocate(1 + Integer.BYTES + input.length)
                .put((byte) 1)
                .putInt((int) sum.getValue())
                .put(input)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(bytes, bytes.length));
    }

    private static void requireInvalid(ProblemException refused) {
        if (refused.type().status() != 400) {
            throw new AssertionError("refused otherwise", refused);
        }
    }
}
