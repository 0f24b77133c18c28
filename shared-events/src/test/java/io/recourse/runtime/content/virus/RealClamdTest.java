package io.recourse.runtime.content.virus;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.recourse.runtime.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a clamd of its own with one signature, where ClamAV is installed (Debian: clamav-daemon). */
class RealClamdTest {
    private static final Path PROGRAM = Path.of("/usr/sbin/clamd");

    @TempDir
    Path directory;

    private Optional<Process> process = Optional.empty();

    @AfterEach
    void stop() throws InterruptedException {
        if (process.isPresent()) {
            process.get().destroy();
            process.get().waitFor(30, SECONDS);
        }
    }

    @Test
    void a_real_clamd_is_understood() throws IOException {
        assumeTrue(Files.isExecutable(PROGRAM), "there is no clamd on this machine");
        Clamd clamd = start();

        assertThat(scan(clamd, "good")).isEmpty();
        assertThat(scan(clamd, "EVIL-EVIL-EVIL"))
                .hasValueSatisfying(name -> assertThat(name).startsWith("Recourse.Test"));
    }

    private Clamd start() throws IOException {
        int port = freePort();
        Files.writeString(directory.resolve("test.ndb"), "Recourse.Test:0:*:4556494c2d4556494c2d4556494c\n");
        Path settings = Files.writeString(directory.resolve("clamd.conf"), """
                Foreground yes
                DatabaseDirectory %s
                TCPSocket %d
                TCPAddr 127.0.0.1
                """.formatted(directory, port));
        process = Optional.of(new ProcessBuilder(PROGRAM.toString(), "--config-file=" + settings)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("clamd.log").toFile())
                .start());
        var clamd = new Clamd("127.0.0.1", port, Duration.ofSeconds(30));
        await().atMost(Duration.ofSeconds(60))
                .ignoreExceptionsInstanceOf(ProblemException.class)
                .until(() -> scan(clamd, "").isEmpty());
        return clamd;
    }

    private static Optional<String> scan(Clamd clamd, String text) throws IOException {
        return clamd.scan(new ByteArrayInputStream(text.getBytes(US_ASCII)));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
