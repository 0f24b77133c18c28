package io.recourse.standalone.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SkewTest {

    /** Tells how long a wait took, in nanoseconds, and what time it is. */
    static final class Waiting {
        public static void main(String[] arguments) {
            long from = System.nanoTime();
            LockSupport.parkNanos(Long.parseLong(arguments[0]));
            System.out.println((System.nanoTime() - from) + " " + Instant.now());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT8M", "-PT8M"})
    void theClockIsWrongAndWaitsAreNot(Duration fast) throws Exception {
        assumeThat(Skew.possible()).as("Debian's package libfaketime is here").isTrue();
        Duration wait = Duration.ofMillis(200);
        String[] told = waiting(fast, wait);
        assertThat(Duration.ofNanos(Long.parseLong(told[0]))).isGreaterThanOrEqualTo(wait.dividedBy(2));
        assertThat(Duration.between(Instant.now(), Instant.parse(told[1]))).isCloseTo(fast, Duration.ofMinutes(1));
    }

    private static String[] waiting(Duration fast, Duration wait) throws IOException, InterruptedException {
        ProcessBuilder java = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Waiting.class.getName(),
                Long.toString(wait.toNanos()));
        java.environment().putAll(new Skew(fast).environment());
        Process process = java.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String told = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).isZero();
        return told.trim().split(" ");
    }
}
