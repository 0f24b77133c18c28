package io.recourse.benchmarks.polling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With a server that has one case, which never changes. */
class PollingTest {

    private static final Path OWN_PROCESS = Path.of("/proc/self/status");

    private final Queue<String> waits = new ConcurrentLinkedQueue<>();
    private final HttpServer server = server();

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeEach
    void start() {
        assumeThat(Files.exists(OWN_PROCESS)).as("memory is read from /proc").isTrue();
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/case", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void pollsAndWaits() throws Exception {
        Polling polling = polling("token");

        assertThat(polling.poll(Duration.ofMillis(300))).isPositive();
        assertThat(waits).isEmpty();
        polling.await(20, Duration.ofSeconds(1));
        assertThat(waits).hasSize(20).containsOnly("wait=1");
    }

    @Test
    void anotherAnswerIsNoMeasurement() {
        assertThatThrownBy(() -> polling("nobody's").poll(Duration.ofMillis(10)))
                .hasMessageContaining("answered 401");
    }

    private Polling polling(String token) {
        return new Polling(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()), OWN_PROCESS, token, "/case");
    }

    private void answer(HttpExchange exchange) throws IOException {
        if (!"Bearer token".equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            exchange.sendResponseHeaders(401, -1);
            return;
        }
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("Prefer")).ifPresent(waits::add);
        exchange.getResponseHeaders().add("ETag", "\"7\"");
        if ("\"7\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
            exchange.sendResponseHeaders(304, -1);
        } else {
            byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }
}
