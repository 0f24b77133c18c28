package io.recourse.command.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.recourse.command.CommandHttpTest;
import io.recourse.command.payment.PaymentReferences;
import io.recourse.runtime.deadletter.DeadLetter;
import io.recourse.runtime.deadletter.DeadLetters;
import io.recourse.runtime.deadletter.SkippedEvent;
import io.recourse.testing.HttpCalls;
import io.recourse.testing.HttpCalls.Answer;
import io.recourse.testing.TestTokens;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A payment that a table of command-side does not take, until it does. */
class DeadLetterControllerTest extends CommandHttpTest {

    private static final String PATH = "/api/v1/admin/dead-letters/";

    @Autowired
    private DeadLetters letters;

    @Autowired
    private PaymentReferences references;

    @Autowired
    private JdbcClient database;

    @BeforeEach
    void refusePoison() {
        database.sql("ALTER TABLE command.payment_reference ADD CONSTRAINT poison CHECK (source <> 'poison') NOT VALID")
                .update();
    }

    @AfterEach
    void takeEverything() {
        database.sql("ALTER TABLE command.payment_reference DROP CONSTRAINT IF EXISTS poison")
                .update();
    }

    @Test
    void letterIsRefusedUntilItsCauseIsMendedAndTakenThen() {
        String id = poison("pay-poison-1").id();

        Answer refused = post(id + "/retry", "", "first");
        assertThat(refused.status()).as(refused.body()).isEqualTo(200);
        assertThat(refused.json().at("/goesOn").asBoolean()).isFalse();
        assertThat(refused.json().at("/deadLetter/attempts").asInt()).isEqualTo(2);
        assertThat(refused.json().at("/deadLetter/cause").asString()).contains("SQLSTATE 23514");

        takeEverything();
        Answer stored = post(id + "/retry", "", "first");
        assertThat(stored.header("Idempotent-Replayed")).contains("true");
        assertThat(stored.body()).isEqualTo(refused.body());
        Answer taken = post(id + "/retry", "", "second");
        assertThat(taken.json().at("/goesOn").asBoolean()).isTrue();
        assertThat(taken.json().has("deadLetter")).isFalse();
        assertThat(references.find("poison", "pay-poison-1")).isPresent();
        assertThat(post(id + "/retry", "", "third").status()).isEqualTo(404);
    }

    @Test
    void letterIsSkippedForAReasonThatStaysOnRecord() {
        String id = poison("pay-poison-2").id();

        assertThat(post(id + "/skip", "{}", "bad").status()).isEqualTo(400);
        Answer skipped = post(id + "/skip", "{\"reason\": \"entered by hand\"}", "skip");

        assertThat(skipped.status()).as(skipped.body()).isEqualTo(200);
        assertThat(skipped.json().at("/goesOn").asBoolean()).isTrue();
        assertThat(letters.skipped(Optional.empty(), 10))
                .filteredOn(event -> event.id().equals(id))
                .singleElement()
                .extracting(SkippedEvent::reason, event -> event.by().id(), SkippedEvent::streamId)
                .containsExactly("entered by hand", "admin", "pay-poison-2");
        assertThat(references.find("poison", "pay-poison-2")).isEmpty();
    }

    private DeadLetter poison(String payment) {
        HttpCalls http = http();
        Answer recorded = http.send(http.to("/api/v1/payments/" + payment, TestTokens.agent())
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString("""
                        {"customerId": "c-1", "merchantId": "m-1", "capturedAt": "2026-11-20T06:00:00Z", "source": "poison",
                         "amount": {"amount": "1.00", "currency": "CNY"}}""")));
        assertThat(recorded.status()).as(recorded.body()).isLessThan(300);
        await().atMost(Duration.ofSeconds(20)).until(() -> !standing(payment).isEmpty());
        return standing(payment).getFirst();
    }

    private List<DeadLetter> standing(String payment) {
        return letters.list(Optional.empty(), Optional.of(payment), Optional.empty(), 2);
    }

    private Answer post(String path, String body, String key) {
        HttpCalls http = http();
        return http.send(http.post(PATH + path, TestTokens.admin(), body).header("Idempotency-Key", path + key));
    }
}
