package io.recourse.query.audit.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.management.HotSpotDiagnosticMXBean;
import io.recourse.actor.Act;
import io.recourse.deadline.PolicyRef;
import io.recourse.library.PackAdded;
import io.recourse.query.QueryTest;
import io.recourse.testing.TestTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class GoneReaderTest extends QueryTest {

    /** More than the buffers of a connection take. */
    private static final int EVENTS = 80;

    private static final String TEXT = "# " + "long ".repeat(20_000);

    @TempDir
    private Path directory;

    private int dumps;

    @Test
    void whoGoesAwayEndsTheWorkQuietly(CapturedOutput log) throws IOException {
        events().publish(LongStream.range(0, EVENTS)
                .<DomainEventMessage<?>>mapToObj(GoneReaderTest::large)
                .toList());
        String request = "GET /api/v1/audit/exports/ndjson?streamType=PolicyLibrary HTTP/1.1\r\nHost: localhost\r\n"
                + "Authorization: Bearer " + TestTokens.auditor() + "\r\n\r\n";
        try (Socket socket = new Socket()) {
            socket.setReceiveBufferSize(4_096);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port()));
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                    .isEqualTo("HTTP/1.1 200");
            await().until(this::exporting);
            socket.setSoLinger(true, 0);
        }

        await().until(() -> !exporting());
        assertThat(log.getOut()).doesNotContain("Exception", "ERROR", "WARN", "Request failed");
    }

    /** Whether a thread of the server writes an export; only a dump shows virtual ones. */
    private boolean exporting() {
        Path dump = directory.resolve("threads-" + dumps++);
        try {
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                    .dumpThreads(dump.toString(), HotSpotDiagnosticMXBean.ThreadDumpFormat.TEXT_PLAIN);
            return Files.readString(dump).contains(ExportController.class.getName() + ".ndjson");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DomainEventMessage<?> large(long sequence) {
        Act act = Act.bySystem("test", Instant.parse("2026-05-01T12:00:00Z"), "large-" + sequence);
        return new GenericDomainEventMessage<>(
                "PolicyLibrary",
                "library-of-gone-reader",
                sequence,
                new PackAdded("library-of-gone-reader", new PolicyRef("large", 1), TEXT, act));
    }
}
