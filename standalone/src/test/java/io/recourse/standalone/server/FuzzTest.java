package io.recourse.standalone.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.recourse.actor.Role;
import io.recourse.standalone.data.DataDirectory;
import io.recourse.standalone.data.RunFile;
import io.recourse.standalone.data.Secrets;
import io.recourse.standalone.identity.DemoClient;
import io.recourse.standalone.identity.TokenRequest;
import io.recourse.standalone.server.HostileClient.Request;
import io.recourse.standalone.server.Wire.Reply;
import io.recourse.testing.HttpCalls;
import io.recourse.testing.HttpCalls.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/**
 * Thousands of requests, as described and otherwise, by all roles, to an installation of their own: none makes it fail, tell how it is
 * made, write an error to its log, or lose what it acknowledged.
 *
 * <p>{@code -Drecourse.fuzz.requests=100000 -Drecourse.fuzz.seconds=7200} asks more; {@code -Drecourse.fuzz.seed=7} asks otherwise.
 */
class FuzzTest {

    private static final int REQUESTS = Integer.getInteger("recourse.fuzz.requests", 4_000);
    private static final long SEED = Long.getLong("recourse.fuzz.seed", 20_261_126);
    /** It ends sooner on a machine that has other things to do. */
    private static final Duration LONGEST = Duration.ofSeconds(Long.getLong("recourse.fuzz.seconds", 25));

    private static final int CLIENTS = 2;
    private static final int MOST_FINDINGS = 40;
    /** What a stack trace, or an exception that was told, would hold. */
    private static final Pattern INSIDE = Pattern.compile(
            "\\tat |Exception\\b|\\b(java|javax|jakarta|org\\.\\w+|io\\.recourse|com\\.\\w+|tools)(\\.[a-z]\\w+)*\\.[A-Z]\\w+|SQLSTATE");

    private static final Pattern SECRET = Pattern.compile("\"secret\":\"([^\"]+)\"");
    private static final Pattern CASE = Pattern.compile("^\\{\"disputeId\":\"(case_\\w+)\",\"version\":(\\d+),");
    private static final Pattern COMMAND =
            Pattern.compile("^(?:POST|PUT) /api/v1/(?:merchant/)?disputes/(case_\\w+)[/ ?]");
    private static final Pattern VERSION = Pattern.compile("\"(\\d+)\"");

    private final List<String> findings = new CopyOnWriteArrayList<>();
    private final Map<Integer, AtomicInteger> statuses = new ConcurrentSkipListMap<>();
    /** By case, the version that was acknowledged last. */
    private final Map<String, Integer> acknowledged = new ConcurrentHashMap<>();

    /** Secrets that were told to merchants, and tokens. */
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    private final Path directory = Path.of("target", "fuzzed-server").toAbsolutePath();

    @Test
    void nothing_that_is_sent_makes_it_fail_or_forget() throws Exception {
        FileSystemUtils.deleteRecursively(directory);
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("config.yaml"), """
                recourse.merchant:
                  requests-per-second: 100000
                  burst: 100000
                """);
        Path log = directory.resolve("server.log");
        Process process = ServerProcess.start(directory, LogTarget.CONSOLE, ProcessBuilder.Redirect.to(log.toFile()));
        try {
            DataDirectory data = DataDirectory.at(directory);
            URI server = await().atMost(Duration.ofMinutes(5))
                    .until(() -> url(data), Optional::isPresent)
                    .orElseThrow();
            Secrets secrets = Secrets.existing(data).orElseThrow();
            Map<Role, String> tokens = tokens(server, secrets);
            HttpCalls http = new HttpCalls(server.getPort());
            prepare(http, tokens);
            Description description =
                    new Description(http.send(http.to("/openapi")).json());

            all(server, description, tokens);

            System.out.println("fuzz: seed " + SEED + ", answers " + statuses + ", " + acknowledged.size() + " cases");
            assertThat(findings).as("seed %d", SEED).isEmpty();
            assertThat(statuses.keySet()).contains(200, 201, 400, 403, 404);
            assertThat(process.isAlive()).isTrue();
            assertNothingIsLost(http, tokens);
            assertLogTellsNothing(Files.readString(log));
            told.addAll(tokens.values());
            Confidential confidential = Confidential.of(data, secrets, told);
            confidential.assertNotIn(Files.readString(log));
            confidential.assertNotIn(Files.readString(data.logs().resolve("postgres.log")));
        } finally {
            // Its database ends with it.
            process.destroy();
            process.waitFor();
        }
    }

    private void all(URI server, Description description, Map<Role, String> tokens) throws Exception {
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                HostileClient client = new HostileClient(description, tokens, new Random(SEED + i));
                running.add(clients.submit(() -> send(client, server)));
            }
            for (Future<?> one : running) {
                one.get();
            }
        }
    }

    private Optional<Void> send(HostileClient client, URI server) {
        try (Wire wire = new Wire(server.getPort())) {
            long end = System.nanoTime() + LONGEST.toNanos();
            for (int i = 0; i < REQUESTS / CLIENTS && findings.size() < MOST_FINDINGS && System.nanoTime() < end; i++) {
                Request request = client.next();
                judge(client, request, answered(wire, request));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.empty();
    }

    private Optional<Reply> answered(Wire wire, Request request) throws IOException {
        try {
            boolean body = !request.operation().endless();
            return request.framed() ? wire.send(request.bytes(), body) : wire.sendAll(request.bytes(), body);
        } catch (SocketTimeoutException e) {
            findings.add("not answered in time: " + request);
            wire.close();
            return Optional.empty();
        }
    }

    private void judge(HostileClient client, Request request, Optional<Reply> answer) {
        statuses.computeIfAbsent(answer.map(Reply::status).orElse(0), status -> new AtomicInteger())
                .incrementAndGet();
        if (answer.isEmpty() && request.framed()) {
            findings.add("closed without an answer, or none in time: " + request);
        }
        answer.ifPresent(reply -> {
            flaw(request, reply).ifPresent(flaw -> findings.add(flaw + "\n" + request + "\n" + reply));
            if (reply.status() < 300) {
                client.hear(reply.body());
                remember(request, reply);
                SECRET.matcher(reply.body())
                        .results()
                        .map(found -> found.group(1))
                        .forEach(told::add);
            }
        });
    }

    private static Optional<String> flaw(Request request, Reply reply) {
        boolean notNow = reply.status() == 503
                && reply.header("retry-after").matches("[1-9]\\d*")
                && (request.waits() && reply.body().contains("\"/problems/unavailable\"")
                        || request.oneAtATime() && reply.body().contains("\"/problems/busy\""));
        if (reply.status() >= 500 && !notNow) {
            return Optional.of("failed");
        }
        if (reply.status() < 400) {
            return Optional.empty();
        }
        if (INSIDE.matcher(reply.body()).find()) {
            return Optional.of("tells how it is made");
        }
        boolean problem = reply.header("content-type").startsWith("application/problem+json")
                && reply.body().startsWith("{");
        return problem ? Optional.empty() : Optional.of("no problem document");
    }

    private void remember(Request request, Reply reply) {
        Matcher shown = CASE.matcher(reply.body());
        if (shown.find()) {
            acknowledged.merge(shown.group(1), Integer.valueOf(shown.group(2)), Math::max);
        }
        Matcher command = COMMAND.matcher(request.text());
        Matcher version = VERSION.matcher(reply.header("etag"));
        if (command.find() && version.matches()) {
            acknowledged.merge(command.group(1), Integer.valueOf(version.group(1)), Math::max);
        }
    }

    private void assertNothingIsLost(HttpCalls http, Map<Role, String> tokens) {
        String agent = token(tokens, Role.AGENT);
        assertThat(acknowledged).isNotEmpty();
        acknowledged.entrySet().forEach(known -> {
            Answer found =
                    http.send(http.to("/api/v1/disputes/" + known.getKey() + "?minVersion=" + known.getValue(), agent));
            assertThat(found.status()).as(found.body()).isEqualTo(200);
            assertThat(found.json().at("/version").asInt()).isGreaterThanOrEqualTo(known.getValue());
        });
        String auditor = token(tokens, Role.AUDITOR);
        String verification = http.send(http.post("/api/v1/audit/verifications", auditor, ""))
                .json()
                .at("/id")
                .asString();
        String state = await().atMost(Duration.ofMinutes(5))
                .until(
                        () -> http.send(http.to("/api/v1/audit/verifications/" + verification, auditor))
                                .json()
                                .at("/state")
                                .asString(),
                        now -> !now.equals("RUNNING"));
        assertThat(state).isEqualTo("SUCCEEDED");
    }

    private static void assertLogTellsNothing(String log) {
        assertThat(log).contains("msg=\"Ready\"");
        assertThat(log.lines().filter(line -> line.contains("level=ERROR") || line.startsWith("\tat ")))
                .isEmpty();
    }

    private static void prepare(HttpCalls http, Map<Role, String> tokens) {
        for (int i = 0; i < HostileClient.PAYMENTS; i++) {
            Answer recorded = http.send(http.to("/api/v1/payments/pay-" + i, token(tokens, Role.AGENT))
                    .header("Content-Type", "application/json")
                    .PUT(BodyPublishers.ofString("""
                            {"customerId": "c-1042", "merchantId": "m-1", "capturedAt": "2026-11-20T06:00:00Z",
                             "amount": {"amount": "8800.00", "currency": "CNY"}}""")));
            assertThat(recorded.status()).as(recorded.body()).isEqualTo(201);
        }
    }

    private static Map<Role, String> tokens(URI server, Secrets secrets) {
        TokenRequest issuer = new TokenRequest(server, secrets);
        Map<Role, String> tokens = new EnumMap<>(Role.class);
        Map.of(
                        Role.AGENT, "agent",
                        Role.SUPERVISOR, "supervisor",
                        Role.AUDITOR, "auditor",
                        Role.ADMIN, "admin",
                        Role.MERCHANT, "merchant-m-1")
                .forEach((role, client) ->
                        tokens.put(role, issuer.token(DemoClient.named(client).orElseThrow())));
        return tokens;
    }

    private static String token(Map<Role, String> tokens, Role role) {
        return Optional.ofNullable(tokens.get(role)).orElseThrow();
    }

    private static Optional<URI> url(DataDirectory data) {
        return RunFile.of(data).map(run -> URI.create("http://127.0.0.1:" + run.port()));
    }
}
