package io.recourse.runtime.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.dispute.CaseId;
import io.recourse.runtime.OnceProbe;
import io.recourse.runtime.OnceProbe.Ending;
import io.recourse.runtime.StorageTest;
import io.recourse.runtime.clock.VirtualClock;
import io.recourse.testing.HttpCalls.Answer;
import io.recourse.testing.TestTokens;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class IdempotencyTest extends StorageTest {
    private static final String REQUIRED = "/api/v1/probe/work";
    private static final String FREELY = REQUIRED + "/freely";

    @Autowired
    OnceProbe probe;

    @Autowired
    Keys keys;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DataSource dataSource;

    @Autowired
    VirtualClock clock;

    private final String key = UUID.randomUUID().toString();
    private final String name = "work-" + key;

    @Test
    void aRepetitionGetsTheStoredAnswer() {
        Answer first = send(key, 7);
        Answer second = send(key, 7);

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.header("Idempotent-Replayed")).isEmpty();
        assertThat(second.header("Idempotent-Replayed")).contains("true");
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.status()).isEqualTo(201);
        for (String header : List.of("ETag", "Location", "Content-Type")) {
            assertThat(second.header(header)).isPresent().isEqualTo(first.header(header));
        }
        assertThat(probe.attempts(name)).hasSize(1);
    }

    @Test
    void identifiersAreWellFormedAndComeFromTheAttempt() {
        Answer answer = send(key, 1);

        Attempt attempt = probe.attempts(name).getFirst();
        CaseId id = CaseId.of(answer.json().path("id").asString());
        assertThat(attempt.newId(CaseId.PREFIX)).isEqualTo(id.value());
        assertThat(attempt.newId("rfd_")).doesNotEndWith(id.value().substring(5));
    }

    @Test
    void theDatabasePlansOnceHowToKeepAnswersWhateverTheyLack() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            JdbcClient one = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            Keys ofOne = new Keys(one, "one");
            for (int i = 0; i < 30; i++) {
                Scope scope = Scope.of("caller", "POST /" + i, key);
                ofOne.insert(scope, new byte[32], new Attempt(UUID.randomUUID(), clock.instant()), clock.instant());
                Optional<String> some = i % 2 == 0 ? Optional.empty() : Optional.of("some");
                ofOne.complete(
                        scope, new StoredAnswer(201, "application/json", some, some, Optional.empty(), new byte[1]));
            }

            assertThat(one.sql("""
                            SELECT generic_plans FROM pg_prepared_statements
                            WHERE statement LIKE 'UPDATE command.idempotency_key%status = %'""").query(Long.class).single()).isPositive();
        }
    }

    @Test
    void otherLayoutOfTheSameContentIsTheSameRequest() {
        send(key, 7);
        Answer second = sendBody(REQUIRED, TestTokens.agent(), key, "{ \"size\" : 7 ,\n \"name\" : \"" + name + "\" }");

        assertThat(second.header("Idempotent-Replayed")).contains("true");
    }

    @Test
    void theSameKeyWithOtherContentIsRefused() {
        send(key, 7);
        Answer second = send(key, 8);

        assertThat(second.status()).isEqualTo(422);
        assertThat(second.json().path("type").asString()).isEqualTo("/problems/idempotency-key-reused");
        assertThat(probe.attempts(name)).hasSize(1);
    }

    @Test
    void aKeyBelongsToItsCallerAndOperation() {
        send(key, 7);
        Answer other = sendBody(REQUIRED, TestTokens.supervisor(), key, body(7));
        Answer elsewhere = sendBody(FREELY, TestTokens.agent(), key, body(7));

        assertThat(other.header("Idempotent-Replayed")).isEmpty();
        assertThat(elsewhere.header("Idempotent-Replayed")).isEmpty();
        assertThat(probe.attempts(name)).hasSize(3);
    }

    @Test
    void whereAKeyIsRequiredNothingIsDoneWithoutOne() {
        Answer answer = http().send(http().post(REQUIRED, TestTokens.agent(), body(7)));

        assertThat(answer.status()).isEqualTo(428);
        assertThat(probe.attempts(name)).isEmpty();
    }

    @Test
    void elsewhereEveryRequestWithoutAKeyIsANewOne() {
        for (int i = 0; i < 2; i++) {
            assertThat(http().send(http().post(FREELY, TestTokens.agent(), body(7)))
                            .status())
                    .isEqualTo(201);
        }

        assertThat(probe.attempts(name))
                .extracting(Attempt::id)
                .doesNotHaveDuplicates()
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "a b", "\"a", "a\"b", "\"a\\\\b\""})
    void aMalformedKeyIsRefused(String malformed) {
        assertThat(send(malformed, 7).status()).isEqualTo(400);
    }

    @Test
    void aKeyOf256CharactersIsTooLong() {
        assertThat(send("k".repeat(255 - key.length()) + key, 7).status()).isEqualTo(201);
        assertThat(send("k".repeat(256), 7).status()).isEqualTo(400);
    }

    @Test
    void aQuotedKeyIsTheSameAsABareOne() {
        send(key, 7);

        assertThat(send("\"" + key + "\"", 7).header("Idempotent-Replayed")).contains("true");
    }

    @Test
    void ofManyAtOnceOneIsExecuted() throws Exception {
        var gate = probe.gate(name);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Answer> first = threads.submit(() -> send(key, 7));
            Awaitility.await().until(() -> !probe.attempts(name).isEmpty());
            for (Answer duplicate : together(8)) {
                assertThat(duplicate.status()).isEqualTo(409);
                assertThat(duplicate.json().path("type").asString()).isEqualTo("/problems/request-in-flight");
                assertThat(duplicate.header("Retry-After")).isPresent();
            }
            gate.countDown();
            assertThat(first.get().status()).isEqualTo(201);
        }
        assertThat(send(key, 7).header("Idempotent-Replayed")).contains("true");
        assertThat(probe.attempts(name)).hasSize(1);
    }

    @Test
    void aStampedeExecutesOnce() throws Exception {
        assertThat(together(16)).extracting(Answer::status).isSubsetOf(201, 409).contains(201);
        assertThat(probe.attempts(name)).hasSize(1);
    }

    @Test
    void aRefusalByARuleIsTheAnswer() {
        probe.endsWith(name, Ending.RULE);
        Answer first = send(key, 7);
        probe.endsWith(name, Ending.DONE);
        Answer second = send(key, 7);

        assertThat(first.status()).isEqualTo(422);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.status()).isEqualTo(422);
        assertThat(second.header("Content-Type")).contains("application/problem+json");
        assertThat(second.header("Idempotent-Replayed")).contains("true");
        assertThat(probe.attempts(name)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"FAULT, 500", "UNAVAILABLE, 503", "CONFLICT, 409"})
    void aFailureIsNotKeptAndTheNextTryIsTheSameAttempt(Ending ending, int status) {
        probe.endsWith(name, ending);
        assertThat(send(key, 7).status()).isEqualTo(status);
        probe.endsWith(name, Ending.DONE);

        assertThat(send(key, 7).status()).isEqualTo(201);
        assertThat(probe.attempts(name))
                .hasSize(2)
                .containsOnly(probe.attempts(name).getFirst());
    }

    @ParameterizedTest
    @EnumSource(Recovery.class)
    void afterACrashTheSameAttemptIsMadeAgain(Recovery recovery) {
        probe.endsWith(name, Ending.CRASH);
        assertThat(send(key, 7).status()).isEqualTo(500);
        probe.endsWith(name, Ending.DONE);
        assertThat(send(key, 7).status())
                .as("nobody knows yet that the first is dead")
                .isEqualTo(409);

        switch (recovery) {
            case SAME_NODE_STARTS -> keys.releaseOwn(clock.instant());
            case LEASE_ENDS -> clock.advanceTo(clock.instant().plus(Duration.ofMinutes(1)));
        }

        Answer answer = send(key, 7);
        assertThat(answer.status()).isEqualTo(201);
        assertThat(probe.attempts(name))
                .hasSize(2)
                .containsOnly(probe.attempts(name).getFirst());
        assertThat(send(key, 7).body()).isEqualTo(answer.body());
    }

    private enum Recovery {
        SAME_NODE_STARTS,
        LEASE_ENDS
    }

    @Test
    void aFailureAfterTheEndOfItsLeaseFreesNothing() throws Exception {
        probe.endsWith(name, Ending.FAULT);
        CountDownLatch gate = probe.gate(name);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Answer> late = threads.submit(() -> send(key, 7));
            Awaitility.await().until(() -> probe.attempts(name).size() == 1);
            Timestamp leased = lockedUntil();
            clock.advanceTo(clock.instant().plus(Duration.ofMinutes(1)));
            gate.countDown();

            assertThat(late.get().status()).isEqualTo(500);
            assertThat(lockedUntil()).isEqualTo(leased);
        }
    }

    private Timestamp lockedUntil() {
        return jdbc.sql("SELECT locked_until FROM command.idempotency_key WHERE attempt_id = ?")
                .param(probe.attempts(name).getFirst().id())
                .query(Timestamp.class)
                .single();
    }

    @Test
    void theStartOfAnotherNodeFreesNothing() {
        probe.endsWith(name, Ending.CRASH);
        send(key, 7);

        new Keys(jdbc, "another").releaseOwn(clock.instant());

        assertThat(send(key, 7).status()).isEqualTo(409);
    }

    @Test
    void keysAreKeptADayAtLeast() {
        Answer first = send(key, 7);
        keys.purge(clock.instant().plus(Duration.ofHours(24)), IdempotencyConfiguration.KEPT);
        assertThat(send(key, 7).body()).isEqualTo(first.body());

        keys.purge(clock.instant().plus(IdempotencyConfiguration.KEPT).plusSeconds(1), IdempotencyConfiguration.KEPT);
        assertThat(send(key, 7).header("Idempotent-Replayed")).isEmpty();
    }

    private List<Answer> together(int count) throws ExecutionException, InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var sent = new ArrayList<Future<Answer>>();
            for (int i = 0; i < count; i++) {
                sent.add(threads.submit(() -> send(key, 7)));
            }
            var answers = new ArrayList<Answer>();
            for (Future<Answer> one : sent) {
                answers.add(one.get());
            }
            return answers;
        }
    }

    private Answer send(String keyHeader, int size) {
        return sendBody(REQUIRED, TestTokens.agent(), keyHeader, body(size));
    }

    private Answer sendBody(String path, String token, String keyHeader, String body) {
        return http().send(http().post(path, token, body).header("Idempotency-Key", keyHeader));
    }

    private String body(int size) {
        return "{\"name\":\"" + name + "\",\"size\":" + size + "}";
    }
}
