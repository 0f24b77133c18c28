package io.recourse.standalone.server;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/** Takes spans as a collector of OpenTelemetry does, over HTTP, and keeps what it was sent. */
final class Collector implements AutoCloseable {

    private static final HexFormat HEX = HexFormat.of();

    private final HttpServer server;
    private final ConcurrentLinkedQueue<ByteString> bodies = new ConcurrentLinkedQueue<>();

    private Collector(HttpServer server) {
        this.server = server;
    }

    static Collector start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        Collector collector = new Collector(server);
        server.createContext("/v1/traces", collector::take);
        server.start();
        return collector;
    }

    /** @param attributes those that are texts */
    record Span(String trace, String id, String parent, String name, Map<String, String> attributes) {}

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            bodies.add(ByteString.readFrom(exchange.getRequestBody()));
            exchange.sendResponseHeaders(200, -1);
        }
    }

    String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/traces";
    }

    /** All that came, as far as it is text. */
    String words() {
        StringBuilder all = new StringBuilder();
        bodies.forEach(body -> all.append(body.toString(StandardCharsets.ISO_8859_1)));
        return all.toString();
    }

    /** ExportTraceServiceRequest.resource_spans.scope_spans.spans. */
    List<Span> spans() {
        return bodies.stream()
                .flatMap(body -> messages(body, 1))
                .flatMap(body -> messages(body, 2))
                .flatMap(body -> messages(body, 2))
                .map(Collector::span)
                .toList();
    }

    /** The spans of this name; empty while none has come. */
    List<Span> named(String name) {
        return spans().stream().filter(span -> span.name().equals(name)).toList();
    }

    private static Span span(ByteString body) {
        Map<String, String> attributes = new HashMap<>();
        messages(body, 9)
                .forEach(attribute -> messages(attribute, 2)
                        .flatMap(value -> messages(value, 1))
                        .forEach(text -> attributes.put(text(attribute, 1), text.toStringUtf8())));
        return new Span(hex(body, 1), hex(body, 2), hex(body, 4), text(body, 5), attributes);
    }

    private static String hex(ByteString body, int field) {
        return HEX.formatHex(first(body, field).toByteArray());
    }

    private static String text(ByteString body, int field) {
        return first(body, field).toStringUtf8();
    }

    private static ByteString first(ByteString body, int field) {
        Optional<ByteString> found = messages(body, field).findFirst();
        return found.orElse(ByteString.EMPTY);
    }

    private static Stream<ByteString> messages(ByteString body, int field) {
        try {
            return UnknownFieldSet.parseFrom(body).getField(field).getLengthDelimitedList().stream();
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
