package io.recourse.runtime.content.virus;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recourse.runtime.problem.ProblemException;
import io.recourse.runtime.problem.ProblemType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClamdTest {
    private static final int LIMIT_BYTES = 20 << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private FakeClamd server;
    private Clamd clamd;

    @BeforeEach
    void start() throws IOException {
        server = new FakeClamd("EVIL", LIMIT_BYTES);
        clamd = new Clamd("127.0.0.1", server.port(), PATIENCE);
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void a_clean_file_is_clean() throws IOException {
        assertThat(scan("good")).isEmpty();
        assertThat(scan("")).isEmpty();
    }

    @Test
    void what_is_found_is_named_wherever_it_is() throws IOException {
        assertThat(scan(" ".repeat(64 * 1024 - 2) + "EVIL" + " ".repeat(100_000)))
                .contains(FakeClamd.SIGNATURE);
    }

    @Test
    void the_largest_file_goes_out_in_small_pieces() throws IOException {
        assertThat(clamd.scan(new ByteArrayInputStream(new byte[LIMIT_BYTES]))).isEmpty();
        assertThat(server.largestChunkBytes()).isLessThanOrEqualTo(64 * 1024);
    }

    @Test
    void a_file_that_clamd_will_not_read_is_not_taken_for_clean() {
        assertUnavailable(() -> clamd.scan(new ByteArrayInputStream(new byte[LIMIT_BYTES + 1])));
        assertUnavailable(() -> clamd.scan(new ByteArrayInputStream(new byte[3 * LIMIT_BYTES])));
    }

    @Test
    void a_server_that_is_down_is_not_taken_for_clean() throws IOException {
        server.close();

        assertUnavailable(() -> scan("good"));
    }

    @Test
    void a_server_that_says_nothing_is_given_up() throws IOException {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var impatient = new Clamd("127.0.0.1", silent.getLocalPort(), Duration.ofMillis(50));

            assertUnavailable(() -> impatient.scan(new ByteArrayInputStream(new byte[1])));
        }
    }

    @Test
    void a_server_that_hangs_up_is_not_taken_for_clean() throws IOException {
        try (var rude = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> {
                try {
                    rude.accept().close();
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            var caller = new Clamd("127.0.0.1", rude.getLocalPort(), PATIENCE);

            assertUnavailable(() -> caller.scan(new ByteArrayInputStream(new byte[1_000_000])));
        }
    }

    private Optional<String> scan(String text) throws IOException {
        return clamd.scan(new ByteArrayInputStream(text.getBytes(ISO_8859_1)));
    }

    private static void assertUnavailable(ThrowingCallable scan) {
        assertThatThrownBy(scan)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.type()).isEqualTo(ProblemType.UNAVAILABLE));
    }
}
