package io.recourse.standalone.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Five minutes, which find what leaks with each request; {@code standalone/soak} runs an hour. */
class SoakTest {

    /** Caches still fill after so short a time. */
    private static final int PERCENT = 25;

    @TempDir
    Path directory;

    @Test
    void whatIsHeldDoesNotGrow() throws Exception {
        Assumptions.assumeTrue(Files.isDirectory(Path.of("/proc/self/fd")), "what a process holds is read from /proc");
        long seconds = Math.round(60 * Double.parseDouble(System.getProperty("recourse.soak.minutes", "5")));

        Soak soak = new Soak(directory.resolve("data"), "256m", Duration.ofSeconds(seconds), PERCENT);

        assertThat(soak.run()).isEmpty();
        assertThat(soak.acknowledged()).isPositive();
        assertThat(soak.read()).isPositive();
    }
}
