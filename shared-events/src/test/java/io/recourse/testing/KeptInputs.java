package io.recourse.testing;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * What is kept of fuzzing ({@code standalone/fuzz}): for each target a directory of its name below {@code src/test/fuzz}, with what
 * it begins from and what once found something. Every build asks the target again.
 */
public final class KeptInputs {

    private static final Path DIRECTORY = Path.of("src", "test", "fuzz");
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private KeptInputs() {}

    /** What Jazzer calls, and what it expects to be left with nothing but an answer. */
    public interface Target {

        void takes(byte[] input) throws Exception;
    }

    /** A test for each input that is kept; there must be one. */
    public static Stream<DynamicTest> of(Class<?> name, Target target) {
        List<Path> files = files(DIRECTORY.resolve(name.getSimpleName()));
        if (files.isEmpty()) {
            throw new IllegalStateException("nothing is kept for " + name.getSimpleName());
        }
        return files.stream()
                .map(file -> DynamicTest.dynamicTest(
                        file.getFileName().toString(),
                        () -> assertTimeoutPreemptively(LONGEST, () -> target.takes(Files.readAllBytes(file)))));
    }

    private static List<Path> files(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
