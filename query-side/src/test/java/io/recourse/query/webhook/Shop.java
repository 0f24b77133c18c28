package io.recourse.query.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToIntFunction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A merchant's server: keeps what it is sent and answers as it is told. */
final class Shop implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpServer server;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger mostOpen = new AtomicInteger();
    private volatile ToIntFunction<Received> answer = message -> 204;
    private volatile String retryAfter = "";
    private volatile String location = "";
    private volatile CountDownLatch held = new CountDownLatch(0);

    Shop() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    record Received(String path, String id, long timestamp, List<String> signatures, String body) {

        JsonNode json() {
            return JSON.readTree(body);
        }

        String type() {
            return json().at("/type").asString();
        }

        String disputeId() {
            return json().at("/data/disputeId").asString();
        }

        long version() {
            return json().at("/data/version").asLong();
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/recourse";
    }

    List<Received> received() {
        return List.copyOf(received);
    }

    /** How many it was sent at once at most. */
    int mostAtOnce() {
        return mostOpen.get();
    }

    int underWay() {
        return open.get();
    }

    void answers(int status) {
        answer = message -> status;
    }

    void answers(ToIntFunction<Received> status) {
        answer = status;
    }

    void asksForPatience(int status, String seconds) {
        answers(status);
        retryAfter = seconds;
    }

    void sendsElsewhere(String url) {
        answers(307);
        location = url;
    }

    /** Answers nobody until {@link #goOn}. */
    void hesitate() {
        held = new CountDownLatch(1);
    }

    void goOn() {
        held.countDown();
    }

    private void handle(HttpExchange exchange) throws IOException {
        mostOpen.accumulateAndGet(open.incrementAndGet(), Math::max);
        try (exchange) {
            Received message = new Received(
                    exchange.getRequestURI().toString(),
                    exchange.getRequestHeaders().getFirst("webhook-id"),
                    Long.parseLong(exchange.getRequestHeaders().getFirst("webhook-timestamp")),
                    List.of(exchange.getRequestHeaders()
                            .getFirst("webhook-signature")
                            .split(" ")),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            held.await();
            received.add(message);
            if (!retryAfter.isEmpty()) {
                exchange.getResponseHeaders().add("Retry-After", retryAfter);
            }
            if (!location.isEmpty()) {
                exchange.getResponseHeaders().add("Location", location);
            }
            exchange.sendResponseHeaders(answer.applyAsInt(message), -1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.decrementAndGet();
        }
    }

    @Override
    public void close() {
        held.countDown();
        server.stop(0);
    }
}
