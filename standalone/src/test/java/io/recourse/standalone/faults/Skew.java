package io.recourse.standalone.faults;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How wrong the clock of a process is. The whole process is deceived, by Debian's libfaketime.
 *
 * @param fast negative when it is slow
 */
record Skew(Duration fast) {

    static final Skew NONE = new Skew(Duration.ZERO);

    /** Whether this machine can do it. */
    static boolean possible() {
        return library().isPresent();
    }

    Map<String, String> environment() {
        return fast.isZero()
                ? Map.of()
                // The clock that waits go by is as wrong, which nobody notices. Were it left alone, waits of a JVM
                // would end at once.
                : Map.of(
                        "LD_PRELOAD",
                        library().orElseThrow().toString(),
                        "FAKETIME",
                        "%+d".formatted(fast.toSeconds()));
    }

    private static Optional<Path> library() {
        return Stream.of("x86_64-linux-gnu", "aarch64-linux-gnu")
                .map(machine -> Path.of("/usr/lib", machine, "faketime", "libfaketimeMT.so.1"))
                .filter(Files::isReadable)
                .findFirst();
    }
}
