package io.recourse.runtime.content;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.recourse.testing.KeptInputs;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Names of files as a sender writes them. */
class FileNameFuzzTest {

    @TestFactory
    Stream<DynamicTest> kept() {
        return KeptInputs.of(FileNameFuzzTest.class, FileNameFuzzTest::fuzzerTestOneInput);
    }

    public static void fuzzerTestOneInput(byte[] input) {
        String name = FileName.of(new String(input, UTF_8));
        boolean harmless = !name.isEmpty()
                && name.codePointCount(0, name.length()) <= 255
                && name.chars().noneMatch(c -> c == '/' || c == '\\' || Character.isISOControl(c))
                && !name.equals(".")
                && !name.equals("..");
        if (!harmless) {
            throw new AssertionError("not harmless: " + name);
        }
        if (!FileName.of(name).equals(name)) {
            throw new AssertionError(name + " is made into " + FileName.of(name));
        }
    }
}
