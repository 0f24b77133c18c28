package io.recourse.query.merchant;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import io.recourse.actor.Role;
import io.recourse.query.QueryTest;
import io.recourse.testing.CaseEvents;
import io.recourse.testing.EventLog;
import io.recourse.testing.HttpCalls.Answer;
import io.recourse.testing.TestTokens;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who asks again and again is answered from memory, waits for news, or listens to them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PollingTest extends QueryTest {

    private static final String LIST = "/api/v1/merchant/disputes";
    private static final String CHANGES = LIST + "/changes";

    private final EventLog log = new EventLog();

    @BeforeAll
    void cases() {
        for (int id : new int[] {5401, 5411, 5421, 5431, 5441, 5451}) {
            log.add(CaseEvents.of(id).merchant("m-" + id).opened());
        }
        happened(log);
    }

    /** What is taken away behind its back is not missed. */
    @ParameterizedTest
    @ValueSource(strings = {LIST, LIST + "?status=OPEN&limit=3", "status"})
    void whatHasNotChangedIsAnsweredWithoutTheDatabase(String what) {
        String path = path(what, 5401);
        String token = TestTokens.merchant("m-5401");
        Answer first = get(path, token);
        assertThat(known(path, token, first, Duration.ZERO).status()).isEqualTo(304);
        long number = database()
                .sql("delete from query.case_change where merchant_id = 'm-5401' returning number")
                .query(Long.class)
                .single();
        try {
            Answer again = known(path, token, first, Duration.ZERO);

            assertThat(again.status()).isEqualTo(304);
            assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
            assertThat(again.header("Retry-After")).isPresent();
            assertThat(again.header("Cache-Control"))
                    .hasValueSatisfying(value -> assertThat(value).contains("private", "no-cache"));
        } finally {
            database().sql("""
                            insert into query.case_change
                            select case_id, merchant_id, version, status, updated_at, :number
                            from query.dispute_case where merchant_id = 'm-5401'
                            """).param("number", number).update();
        }
    }

    /** The first is answered by the handler, because nobody knows its token yet; the second before security. */
    @ParameterizedTest
    @ValueSource(strings = {LIST, "status"})
    void aVerifiedTokenIsAnsweredTheSameInTheSameWords(String what) {
        String path = path(what, 5401);
        Answer first = get(path, TestTokens.merchant("m-5401"));
        String fresh = TestTokens.signed(TestTokens.claims("another-" + what.length(), Role.MERCHANT)
                .claim("merchant_id", "m-5401")
                .build());

        Answer handled = known(path, fresh, first, Duration.ZERO);
        Answer remembered = known(path, fresh, first, Duration.ZERO);

        assertThat(remembered.status()).isEqualTo(handled.status()).isEqualTo(304);
        assertThat(headers(remembered)).isEqualTo(headers(handled));
    }

    @ParameterizedTest
    @ValueSource(strings = {LIST, "status"})
    void anotherTokenIsNotTakenForAVerifiedOne(String what) {
        String path = path(what, 5401);
        String token = TestTokens.merchant("m-5401");
        Answer first = get(path, token);
        assertThat(known(path, token, first, Duration.ZERO).status()).isEqualTo(304);

        assertThat(known(path, token + "x", first, Duration.ZERO).status()).isEqualTo(401);
        assertThat(known(path, TestTokens.agent(), first, Duration.ZERO).status())
                .isEqualTo(403);
        assertThat(known(path, TestTokens.agent(), first, Duration.ZERO).status())
                .as("what security refuses is not remembered")
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {LIST, "status"})
    void whoWaitsHearsOfAChangeWhenItHappens(String what) {
        int id = what.equals("status") ? 5411 : 5421;
        String path = path(what, id);
        String token = TestTokens.merchant("m-" + id);
        Answer first = get(path, token);

        CompletableFuture<Answer> waits =
                CompletableFuture.supplyAsync(() -> known(path, token, first, Duration.ofSeconds(25)));
        happened(log.addCase(CaseEvents.of(id).opened().contact().events().subList(1, 2)));

        Answer news = waits.join();
        assertThat(news.status()).isEqualTo(200);
        assertThat(news.header("Preference-Applied")).contains("wait=25");
        assertThat(news.header("ETag")).isNotEqualTo(first.header("ETag"));
        assertThat(news.body()).contains("IN_REVIEW");
    }

    @ParameterizedTest
    @ValueSource(strings = {LIST, "status"})
    void whoWaitsForNothingIsToldSoInTime(String what) {
        String path = path(what, 5431);
        String token = TestTokens.merchant("m-5431");

        Answer nothing = known(path, token, get(path, token), Duration.ofSeconds(1));

        assertThat(nothing.status()).isEqualTo(304);
        assertThat(nothing.header("Preference-Applied")).contains("wait=1");
    }

    @Test
    void whoHasNothingYetOrMayNotSeeDoesNotWait() {
        String token = TestTokens.merchant("m-5431");
        assertThat(get(LIST, token).status()).isEqualTo(200);
        Answer others = http().send(http().to(path("status", 5441), token)
                .header("If-None-Match", "\"0\"")
                .header("Prefer", "wait=60")
                .timeout(Duration.ofSeconds(20)));
        assertThat(others.status()).isEqualTo(404);
    }

    @Test
    void streamTellsWhatIsKnownAndThenWhatChanges() throws Exception {
        try (Stream stream = listen(TestTokens.merchant("m-5441"), Optional.empty())) {
            Event first = stream.next();
            assertThat(first.data()).contains(CaseEvents.id(5441).value(), "\"version\":0");

            happened(log.addCase(CaseEvents.of(5441).opened().contact().events().subList(1, 2)));
            Event second = stream.next();
            assertThat(second.data()).contains(CaseEvents.id(5441).value(), "\"version\":1", "IN_REVIEW");

            assertThat(second.id()).isNotEqualTo(first.id());
            try (Stream again = listen(TestTokens.merchant("m-5441"), Optional.of(first.id()))) {
                assertThat(again.next()).as("goes on after the last id").isEqualTo(second);
            }
            assertThat(get(LIST + "?cursor=" + second.id(), TestTokens.merchant("m-5441"))
                            .json()
                            .at("/items"))
                    .as("the id is a cursor of the list")
                    .isEmpty();
        }
    }

    @Test
    void streamEndsWithItsToken() throws Exception {
        JWTClaimsSet.Builder claims = TestTokens.claims("merchant-m-5451", Role.MERCHANT)
                .claim("merchant_id", "m-5451")
                .expirationTime(Date.from(Instant.now().plusSeconds(2)));
        try (Stream stream = listen(TestTokens.signed(claims.build()), Optional.empty())) {
            assertThat(stream.next().data()).contains(CaseEvents.id(5451).value());
            assertThat(stream.ends()).isTrue();
        }
    }

    @Test
    void whoAsksForTheHeadOfTheStreamIsNotKept() {
        Answer head = http().send(http().to(CHANGES, TestTokens.merchant("m-5451"))
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .timeout(Duration.ofSeconds(20)));

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
    }

    @Test
    void streamBeginsNowhereWithAPlaceThatIsNone() {
        String token = TestTokens.merchant("m-5451");
        assertThat(get(CHANGES + "?cursor=x", token).status()).isEqualTo(400);
        Answer malformed = http().send(http().to(CHANGES, token).header("Last-Event-ID", "x"));
        assertThat(malformed.status()).isEqualTo(400);
        assertThat(malformed.json().at("/violations/0/pointer").asString()).isEqualTo("Last-Event-ID:");
        assertThat(get(CHANGES, TestTokens.agent()).status()).isEqualTo(403);
        assertThat(http().send(http().to(CHANGES)).status()).isEqualTo(401);
    }

    @Test
    void everythingCanBeTakenAway() {
        String token = TestTokens.merchant("m-5401");

        Answer lines = get("/api/v1/merchant/exports/ndjson", token);
        assertThat(lines.status()).isEqualTo(200);
        assertThat(lines.body().lines())
                .hasSize(1)
                .allMatch(line -> line.contains(CaseEvents.id(5401).value()));
        Answer table = get("/api/v1/merchant/exports/csv?status=OPEN", token);
        assertThat(table.header("Content-Disposition"))
                .hasValueSatisfying(value -> assertThat(value).contains("recourse-disputes-"));
        List<String> rows = table.body().lines().toList();
        assertThat(rows).hasSize(2);
        assertThat(rows.getFirst()).startsWith("disputeId,version,status");
        assertThat(rows.getLast())
                .startsWith(CaseEvents.id(5401).value() + ",0,OPEN")
                .contains("88.00,CNY");
        assertThat(get("/api/v1/merchant/exports/csv?status=CLOSED", token)
                        .body()
                        .lines())
                .hasSize(1);
        assertThat(get("/api/v1/merchant/exports/csv?cursor=x", token).status()).isEqualTo(400);
        assertThat(get("/api/v1/merchant/exports/csv", TestTokens.auditor()).status())
                .isEqualTo(403);
    }

    private static String path(String what, int id) {
        return what.equals("status") ? LIST + "/" + CaseEvents.id(id) + "/status" : what;
    }

    private static Map<String, List<String>> headers(Answer answer) {
        Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
        headers.remove("date");
        return headers;
    }

    private Answer known(String path, String token, Answer before, Duration wait) {
        HttpRequest.Builder request = http().to(path, token)
                .header("If-None-Match", before.header("ETag").orElseThrow());
        return http().send(wait.isZero() ? request : request.header("Prefer", "wait=" + wait.toSeconds()));
    }

    private record Event(String id, String data) {}

    private Stream listen(String token, Optional<String> lastId) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + CHANGES))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "text/event-stream");
        lastId.ifPresent(id -> request.header("Last-Event-ID", id));
        HttpResponse<java.io.InputStream> answer =
                HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        return new Stream(new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8)));
    }

    /** What a client of server-sent events makes of an answer. */
    private record Stream(BufferedReader lines) implements AutoCloseable {

        Event next() {
            return read().orElseThrow();
        }

        boolean ends() {
            return read().isEmpty();
        }

        private Optional<Event> read() {
            return CompletableFuture.supplyAsync(this::event, Executors.newVirtualThreadPerTaskExecutor())
                    .orTimeout(30, java.util.concurrent.TimeUnit.SECONDS)
                    .join();
        }

        private Optional<Event> event() {
            try {
                List<String> fields = new ArrayList<>();
                String line = lines.readLine();
                while (line != null) {
                    if (line.isEmpty()) {
                        Optional<String> data = field(fields, "data");
                        if (data.isPresent()) {
                            return Optional.of(new Event(field(fields, "id").orElse(""), data.get()));
                        }
                        fields.clear();
                    } else {
                        fields.add(line);
                    }
                    line = lines.readLine();
                }
                return Optional.empty();
            } catch (IOException e) {
                return Optional.empty();
            }
        }

        private static Optional<String> field(List<String> fields, String name) {
            return fields.stream()
                    .filter(field -> field.startsWith(name + ": "))
                    .map(field -> field.substring(name.length() + 2))
                    .findFirst();
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }
    }
}
