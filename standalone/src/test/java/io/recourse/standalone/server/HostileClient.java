package io.recourse.standalone.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.recourse.actor.Role;
import io.recourse.standalone.server.Description.Operation;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes requests of the description: as it says, nearly so, and not at all; it remembers the names of what there is. */
final class HostileClient {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern ID = Pattern.compile("\\b(case|rcp|ofr|req|rfd|whk|inc)_[0-9A-HJKMNP-TV-Z]{26}\\b");
    private static final Pattern PAYMENT = Pattern.compile("\\bpay-[\\w-]+");
    private static final Pattern CURSOR = Pattern.compile("\"nextCursor\":\"([^\"]+)\"");
    /** {@code pay-0} and so on, of one customer, are there before the first request. */
    static final int PAYMENTS = 150;

    private static final int REMEMBERED = 200;
    private static final List<String> TYPES = List.of(
            "text/plain",
            "application/xml",
            "application/json; charset=utf-16",
            "application/json; charset=nonsense",
            "multipart/form-data",
            "multipart/form-data; boundary=",
            "application/x-www-form-urlencoded",
            "*/*",
            "/",
            "application/json, text/plain",
            "");
    private static final List<String> HEADERS = List.of(
            "Accept: application/xml",
            "Accept: */*;q=NaN",
            "Accept: nonsense",
            "Accept: text/event-stream",
            "Accept-Language: zh-CN-x-private-\u00e4, *;q=2",
            "Accept-Encoding: gzip, br;q=x",
            "Range: bytes=99999999999-1",
            "If-Match: *",
            "If-Match: \"99999999999999999999\"",
            "If-Match: W/\"1\"",
            "If-None-Match: \"\"\"",
            "If-None-Match: *",
            "If-Modified-Since: yesterday",
            "Last-Event-ID: \u00ff",
            "Prefer: wait=-1",
            "Prefer: wait=99999999999999999999, respond-async",
            "Recourse-Purpose: \u00e4\u00e4\u00e4",
            "X-Forwarded-For: 1.2.3.4, nonsense",
            "X-Forwarded-Host: a b",
            "Forwarded: for=\"[",
            "X-HTTP-Method-Override: DELETE",
            "Origin: null",
            "traceparent: 00-zz-zz-01",
            "Cookie: JSESSIONID=x; =; a",
            "Content-Encoding: gzip",
            "Expect: 100-continue",
            "TE: trailers",
            "Upgrade: h2c");
    private static final List<String> FRAMES = List.of(
            "Content-Length: -1",
            "Content-Length: 99999999999999999999",
            "Content-Length: 5\r\nContent-Length: 6",
            "Transfer-Encoding: chunked",
            "Transfer-Encoding: chunked\r\nContent-Length: 3",
            "Transfer-Encoding: nonsense",
            "Host: other\r\nHost: more",
            "Bad Header: x",
            " folded: x",
            "X: a\0b",
            "X: " + "y".repeat(20_000));
    private static final List<String> FILES = List.of(
            "%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF",
            "PK\u0003\u0004\u0014\0\0\0\b\0aaaaaaaaaaaaaaaaaaaa",
            "\u0089PNG\r\n\u001a\n\0\0\0\rIHDR",
            "\u00ff\u00d8\u00ff\u00e0\0\u0010JFIF",
            "GIF89a;",
            "From: a@b\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\n--x--",
            "MZ\u0090\0",
            "<svg/>",
            "plain words",
            "");

    private final List<Operation> operations;
    private final Map<Role, String> tokens;
    private final Random random;
    private final Hostile hostile;
    private final ValueOfSchema schemas;
    private final Map<String, List<String>> known = new HashMap<>();
    private String key = "first";

    HostileClient(Description description, Map<Role, String> tokens, Random random) {
        this.operations = description.operations();
        this.tokens = tokens;
        this.random = random;
        this.hostile = new Hostile(random);
        this.schemas = new ValueOfSchema(description.api(), random);
    }

    /**
     * What is sent.
     *
     * @param framed whether it ends where it says that it ends
     */
    record Request(Operation operation, byte[] bytes, boolean framed) {

        /** Until somebody else has done something, which is answered with 503 when nobody has: a version is there, or all is sealed. */
        boolean waits() {
            return operation.path().contains("/audit/exports/") || text().contains("minVersion=");
        }

        /** Whether another client's, which is under way, turns this one away. */
        boolean oneAtATime() {
            return Stream.of("/policies/simulations", "/reconciliations", "/dead-letters/")
                    .anyMatch(operation.path()::contains);
        }

        /** A character for each byte. */
        String text() {
            return new String(bytes, ISO_8859_1);
        }

        @Override
        public String toString() {
            String text = text().replaceAll("Bearer [\\w.-]+", "Bearer ...");
            return operation + "\n" + text.substring(0, Math.min(text.length(), 4_000));
        }
    }

    Request next() {
        Operation operation = hostile.one(operations);
        byte[] body = new byte[0];
        List<String> headers = new ArrayList<>(List.of("Host: 127.0.0.1"));
        if (!operation.requests().isEmpty()) {
            Map.Entry<String, JsonNode> media = hostile.one(operation.requests());
            body = body(media);
            headers.add("Content-Type: " + (hostile.in(4) ? hostile.one(TYPES) : type(media.getKey())));
        } else if (hostile.in(3)) {
            body = "{\"a\":1}".getBytes(UTF_8);
        }
        token(operation, headers);
        described(operation, headers);
        if (hostile.in(8)) {
            headers.add(hostile.one(HEADERS));
        }
        boolean framed = !hostile.in(2);
        headers.add(framed ? "Content-Length: " + body.length : hostile.one(FRAMES));
        return new Request(operation, bytes(method(operation) + " " + address(operation), headers, body), framed);
    }

    /** Names in an answer are used in what comes. */
    void hear(String answer) {
        Matcher ids = ID.matcher(answer);
        while (ids.find()) {
            remember(ids.group(1), ids.group());
        }
        Matcher cursor = CURSOR.matcher(answer);
        if (cursor.find()) {
            remember("cursor", cursor.group(1));
        }
    }

    private void remember(String kind, String name) {
        List<String> names = known.computeIfAbsent(kind, unknown -> new ArrayList<>());
        if (names.size() < REMEMBERED) {
            names.add(name);
        } else {
            names.set(random.nextInt(REMEMBERED), name);
        }
    }

    private String method(Operation operation) {
        return hostile.in(2)
                ? hostile.one(List.of("GET", "DELETE", "OPTIONS", "PATCH", "TRACE", "QUERY", "get"))
                : operation.method().toUpperCase(Locale.ROOT);
    }

    private void token(Operation operation, List<String> headers) {
        List<Role> all = List.copyOf(tokens.keySet());
        List<Role> fitting = Door.of(operation.path())
                .map(door -> List.copyOf(door.roles()))
                .filter(roles -> !roles.isEmpty())
                .orElse(all);
        if (hostile.in(96)) {
            headers.add("Authorization: Bearer " + tokens.get(hostile.one(hostile.in(90) ? fitting : all)));
        } else if (hostile.in(50)) {
            headers.add("Authorization: "
                    + hostile.one(
                            List.of("Bearer", "Bearer a.b.c", "Basic Og==", "Bearer " + "a".repeat(6_000), "\u00ff")));
        }
    }

    private void described(Operation operation, List<String> headers) {
        for (JsonNode parameter : operation.described().path("parameters")) {
            String name = parameter.path("name").asString();
            if (!parameter.path("in").asString().equals("header")) {
                continue;
            }
            if (name.equals("Idempotency-Key")) {
                key = hostile.in(95) ? new UUID(random.nextLong(), random.nextLong()).toString() : key;
                headers.add(name + ": " + (hostile.in(96) ? key : sendable(hostile.text())));
            } else if (hostile.in(10)) {
                headers.add(name + ": " + sendable(hostile.in(50) ? hostile.text() : "\"" + random.nextInt(9) + "\""));
            }
        }
    }

    private static String sendable(String value) {
        return value.replaceAll("[\r\n\0]", "?");
    }

    private String address(Operation operation) {
        String path = operation.path();
        Map<String, String> query = new LinkedHashMap<>();
        for (JsonNode parameter : operation.described().path("parameters")) {
            String name = parameter.path("name").asString();
            switch (parameter.path("in").asString()) {
                case "path" -> path = path.replace("{" + name + "}", escaped(inPath(operation, name, parameter)));
                case "query" -> {
                    if (hostile.in(parameter.path("required").asBoolean() ? 90 : 25)) {
                        query.put(name, escaped(inQuery(name, parameter)));
                    }
                }
                default -> {}
            }
        }
        StringBuilder address = new StringBuilder(path);
        char before = '?';
        for (Map.Entry<String, String> one : query.entrySet()) {
            address.append(before).append(one.getKey()).append('=').append(one.getValue());
            before = '&';
            if (hostile.in(2)) {
                address.append('&').append(one.getKey()).append("=twice");
            }
        }
        if (hostile.in(2)) {
            address.append(
                    hostile.one(List.of("/", "//", ";a=b", "%2f..", "?", "&", "%", "%zz", "\u00e4", "#", "?a[]=%00")));
        }
        return address.toString();
    }

    private String escaped(String value) {
        if (hostile.in(2)) {
            return hostile.one(List.of("%ED%A0%80", "%C0%AF", "%", "%00", "%FF%FE", "..%2f", "a%0d%0ab", ";"));
        }
        return URLEncoder.encode(value, UTF_8).replace("+", "%20");
    }

    private String inPath(Operation operation, String name, JsonNode parameter) {
        if (hostile.in(5)) {
            return hostile.text();
        }
        return switch (name) {
            case "id" -> idOf(operation.path(), parameter);
            case "receiptId" -> name("rcp");
            case "offerId" -> name("ofr");
            case "requestId" -> name("req");
            case "refundId", "creditId" -> name("rfd");
            case "paymentId" -> payment();
            case "name" ->
                operation.path().contains("/projections/")
                        ? hostile.one(List.of("cases", "payments", "search"))
                        : hostile.one(List.of("RESOLUTION", "FIRST_RESPONSE", "REFUND"));
            case "customerId" -> "c-forgotten-" + random.nextInt(PAYMENTS);
            default -> valued(parameter);
        };
    }

    private String idOf(String path, JsonNode parameter) {
        if (path.contains("/disputes/")) {
            return name("case");
        }
        if (path.contains("/webhooks/")) {
            return name("whk");
        }
        return path.contains("/incidents/") ? name("inc") : valued(parameter);
    }

    private String inQuery(String name, JsonNode parameter) {
        if (hostile.in(12)) {
            return hostile.text();
        }
        return switch (name) {
            case "cursor" -> hostile.in(50) ? name("cursor") : hostile.text();
            case "caseId" -> name("case");
            case "paymentId" -> payment();
            // What is far ahead is waited for.
            case "minVersion" -> Integer.toString(hostile.in(2) ? Integer.MAX_VALUE : random.nextInt(2));
            default -> valued(parameter);
        };
    }

    private String valued(JsonNode parameter) {
        JsonNode value = schemas.value(parameter.path("schema"));
        return value.isArray() ? value.path(0).asString("") : value.asString("");
    }

    private String name(String kind) {
        List<String> names = known.getOrDefault(kind, List.of());
        return names.isEmpty() ? kind + "_01K9ZZZZZZZZZZZZZZZZZZZZZZ" : hostile.one(names);
    }

    private String payment() {
        return "pay-" + random.nextInt(PAYMENTS);
    }

    private static String type(String described) {
        return described.startsWith("multipart/") ? described + "; boundary=b" : described;
    }

    private byte[] body(Map.Entry<String, JsonNode> media) {
        byte[] body = media.getKey().startsWith("multipart/") ? form(media.getValue()) : text(media.getValue());
        return hostile.in(4) ? hostile.garbled(body) : body;
    }

    private byte[] text(JsonNode described) {
        JsonNode example = described.path("example");
        if (example.isString()) {
            return example.asString().getBytes(UTF_8);
        }
        return json(example, described.path("schema")).getBytes(UTF_8);
    }

    private String json(JsonNode example, JsonNode schema) {
        JsonNode value = example.isMissingNode() || hostile.in(25) ? schemas.value(schema) : named(example);
        return hostile.in(50) ? JSON.writeValueAsString(value) : hostile.spoiled(value);
    }

    /** With names of this run in place of the example's. */
    private JsonNode named(JsonNode example) {
        String text = ID.matcher(JSON.writeValueAsString(example))
                .replaceAll(id -> Matcher.quoteReplacement(name(id.group(1))));
        return JSON.readTree(PAYMENT.matcher(text).replaceAll(id -> payment()));
    }

    private byte[] form(JsonNode described) {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        for (Map.Entry<String, JsonNode> part :
                described.at("/schema/properties").properties()) {
            for (int i = hostile.in(4) ? 2 : hostile.in(96) ? 1 : 0; i > 0; i--) {
                part(
                        form,
                        part.getKey(),
                        part.getValue(),
                        described.path("example").path(part.getKey()));
            }
        }
        form.writeBytes((hostile.in(96) ? "--b--\r\n" : "--b").getBytes(UTF_8));
        return form.toByteArray();
    }

    private void part(ByteArrayOutputStream form, String name, JsonNode schema, JsonNode example) {
        boolean file = name.equals("file");
        String fileName = hostile.in(80) ? "proof.txt" : hostile.text();
        form.writeBytes(("--b\r\nContent-Disposition: form-data; name=\"" + name + "\""
                        + (file ? "; filename=\"" + fileName + "\"" : "") + "\r\n\r\n")
                .getBytes(UTF_8));
        form.writeBytes(
                file
                        ? hostile.one(FILES).getBytes(ISO_8859_1)
                        : json(example, schema).getBytes(UTF_8));
        form.writeBytes("\r\n".getBytes(UTF_8));
    }

    private static byte[] bytes(String line, List<String> headers, byte[] body) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes((line + " HTTP/1.1\r\n" + String.join("\r\n", headers) + "\r\n\r\n").getBytes(UTF_8));
        all.writeBytes(body);
        return all.toByteArray();
    }
}
