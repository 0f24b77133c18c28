package io.recourse.runtime.idempotency;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.recourse.runtime.problem.ProblemException;
import io.recourse.testing.KeptInputs;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Idempotency keys as a header may carry them. */
class KeyHeaderFuzzTest {

    @TestFactory
    Stream<DynamicTest> kept() {
        return KeptInputs.of(KeyHeaderFuzzTest.class, KeyHeaderFuzzTest::fuzzerTestOneInput);
    }

    public static void fuzzerTestOneInput(byte[] input) {
        String header = new String(input, ISO_8859_1);
        try {
            String key = KeyHeader.parse(Optional.of(header)).orElseThrow();
            boolean fits = !key.isEmpty()
                    && key.length() <= 255
                    && key.chars().allMatch(c -> c >= 0x20 && c <= 0x7e && c != '"' && c != '\\');
            if (!fits || !KeyHeader.parse(Optional.of('"' + key + '"')).equals(Optional.of(key))) {
                throw new AssertionError(header + " is read as " + key);
            }
        } catch (ProblemException refused) {
            if (refused.type().status() != 400) {
                throw new AssertionError("refused otherwise", refused);
            }
        }
    }
}
