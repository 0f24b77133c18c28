package io.recourse.query.audit.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.recourse.audit.Consistency;
import io.recourse.audit.Hash;
import io.recourse.audit.Inclusion;
import io.recourse.audit.SignedCheckpoint;
import io.recourse.audit.VerifierKey;
import io.recourse.query.QueryTest;
import io.recourse.testing.CaseEvents;
import io.recourse.testing.EventLog;
import io.recourse.testing.HttpCalls.Answer;
import io.recourse.testing.PaymentEvents;
import io.recourse.testing.TestTokens;
import java.net.http.HttpRequest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The ledger of a running system, over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LedgerTest extends QueryTest {

    private static final String AUDIT = "/api/v1/audit";
    private static final String INSERT = """
            insert into command.domain_event_entry
              (event_identifier, aggregate_identifier, sequence_number, type, time_stamp, payload_type, payload, meta_data)
            values ('%s', '%s', 0, 'Other', '2026-03-02T08:00:00.000Z', 'io.recourse.Unheard', '{"unheard":true}', '{}')""";

    @Autowired
    private DataSource connections;

    @Autowired
    private Proofs proofs;

    @Test
    void everyEventIsProvedToBeInWhatWasSigned() {
        payments(7_001, 300);
        awaitLedger();

        SignedCheckpoint signed = SignedCheckpoint.parse(latest());
        JsonNode proof = get(AUDIT + "/proofs/inclusion?eventId=event-pay-7123-0", TestTokens.auditor())
                .json();

        assertThat(signed.signedBy(keys())).isPresent();
        assertThat(signed.checkpoint().origin()).isEqualTo("recourse");
        assertThat(proof.at("/streamId").asString()).isEqualTo("pay-7123");
        assertThat(proof.at("/sequence").asLong()).isZero();
        assertThat(proof.at("/treeSize").asLong()).isEqualTo(signed.checkpoint().treeSize());
        assertThat(hash(proof, "/root")).isEqualTo(signed.checkpoint().root());
        assertThat(new Inclusion(
                                proof.at("/leafIndex").asLong(),
                                proof.at("/treeSize").asLong(),
                                path(proof))
                        .proves(hash(proof, "/leaf"), signed.checkpoint().root()))
                .isTrue();

        long position = proof.at("/position").asLong();
        assertThat(proofs.at(proof.at("/treeSize").asLong()).inclusion(position).map(Inclusion::text))
                .contains(proof.at("/leafIndex").asLong() + ":"
                        + String.join(
                                ",", path(proof).stream().map(Hash::base64).toList()));
    }

    @Test
    void laterCheckpointGoesOnFromAnEarlierOne() {
        payments(7_401, 5);
        awaitLedger();
        SignedCheckpoint earlier = SignedCheckpoint.parse(latest());
        payments(7_501, 300);
        awaitLedger();
        SignedCheckpoint later = SignedCheckpoint.parse(latest());

        long from = earlier.checkpoint().treeSize();
        long to = later.checkpoint().treeSize();
        JsonNode proof = get(AUDIT + "/proofs/consistency?from=" + from + "&to=" + to, TestTokens.auditor())
                .json();

        assertThat(to).isGreaterThanOrEqualTo(from + 300);
        assertThat(new Consistency(from, to, path(proof))
                        .proves(earlier.checkpoint().root(), later.checkpoint().root()))
                .isTrue();
        assertThat(get(AUDIT + "/checkpoints?limit=200", TestTokens.auditor())
                        .json()
                        .at("/items")
                        .valueStream()
                        .map(item -> item.at("/note").asString()))
                .contains(earlier.note(), later.note());
    }

    @Test
    void laterTakenPositionWaitsForAnEarlierOne() throws SQLException {
        try (Connection slow = connections.getConnection()) {
            slow.setAutoCommit(false);
            slow.createStatement().execute(INSERT.formatted("slow-1", "slow"));
            payments(7_901, 1);
            slow.commit();
        }
        awaitLedger();

        assertThat(database()
                        .sql("select event_id from query.ledger_entry where event_id in ('slow-1', 'event-pay-7901-0')"
                                + " order by leaf_index")
                        .query((row, number) -> row.getString(1))
                        .list())
                .containsExactly("slow-1", "event-pay-7901-0");
        assertThat(number("select count(*) from query.ledger_entry a join query.ledger_entry b"
                        + " on b.leaf_index = a.leaf_index + 1 where b.position <= a.position"))
                .isZero();
    }

    @Test
    void positionThatWasGivenBackHoldsNothingUp() throws SQLException {
        try (Connection slow = connections.getConnection()) {
            slow.setAutoCommit(false);
            slow.createStatement().execute(INSERT.formatted("slow-2", "slower"));
            payments(7_911, 1);
            slow.rollback();
        }

        awaitLedger();
    }

    @Test
    void eventThatNobodyKnowsIsInTheLedger() {
        database().sql(INSERT.formatted("unheard-1", "unheard")).update();
        payments(7_951, 1);
        awaitLedger();

        assertThat(get(AUDIT + "/proofs/inclusion?eventId=unheard-1", TestTokens.auditor())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void eventOfNoStreamIsInTheLedger() {
        EventMessage<String> event = new GenericEventMessage<>("of no stream");
        events().publish(event);
        payments(7_961, 1);
        awaitLedger();

        JsonNode proof = get(AUDIT + "/proofs/inclusion?eventId=" + event.getIdentifier(), TestTokens.auditor())
                .json();

        assertThat(proof.at("/streamId").asString()).isEqualTo(event.getIdentifier());
    }

    @Test
    void wholeHistoryIsVerifiedAndWhatDiffersIsNamed() {
        happened(new EventLog().add(CaseEvents.whole(7_990)));
        awaitLedger();
        latest();
        assertThat(verified().at("/state").asString()).isEqualTo("SUCCEEDED");

        String changed = "event-" + CaseEvents.id(7_990) + "-4";
        change(changed, "|| ' '::bytea");
        try {
            JsonNode run = verified();

            assertThat(run.at("/state").asString()).isEqualTo("FAILED");
            assertThat(run.at("/result/difference/kind").asString()).isEqualTo("CHANGED");
            assertThat(run.at("/result/difference/eventId").asString()).isEqualTo(changed);
            assertThat(run.at("/result/difference/sequence").asLong()).isEqualTo(4);
        } finally {
            change(changed, "- 1");
        }
        assertThat(verified().at("/state").asString()).isEqualTo("SUCCEEDED");
        assertThat(get(AUDIT + "/verifications", TestTokens.auditor()).json().size())
                .isEqualTo(3);
    }

    @Test
    void ledgerIsPartOfHealth() {
        payments(7_981, 1);
        awaitLedger();

        JsonNode health = http().send(http().to("/actuator/health")).json();

        assertThat(health.at("/status").asString()).isEqualTo("UP");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/proofs/inclusion",
                "/proofs/inclusion?eventId=a&leafIndex=1",
                "/proofs/inclusion?leafIndex=x",
                "/proofs/inclusion?leafIndex=5&treeSize=5",
                "/proofs/inclusion?leafIndex=0&treeSize=9000000",
                "/proofs/consistency?from=1",
                "/proofs/consistency?from=2&to=1",
                "/proofs/consistency?from=-1&to=1",
                "/proofs/consistency?from=0&to=9000000",
                "/checkpoints?cursor=x"
            })
    void badRequestIs400(String path) {
        payments(7_971, 6);
        awaitLedger();

        assertThat(get(AUDIT + path, TestTokens.auditor()).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/proofs/inclusion?eventId=nobody", "/proofs/inclusion?leafIndex=9000000", "/verifications/none"
            })
    void unknownIs404(String path) {
        assertThat(get(AUDIT + path, TestTokens.auditor()).status()).isEqualTo(404);
    }

    @Test
    void onlyAuditorsRead() {
        for (String path : List.of("/checkpoints", "/checkpoints/latest", "/keys", "/verifications")) {
            assertThat(http().send(http().to(AUDIT + path)).status()).isEqualTo(401);
            assertThat(get(AUDIT + path, TestTokens.admin()).status()).isEqualTo(403);
            assertThat(get(AUDIT + path, TestTokens.supervisor()).status()).isEqualTo(403);
        }
        assertThat(post(TestTokens.admin()).status()).isEqualTo(403);
    }

    private JsonNode verified() {
        Answer accepted = post(TestTokens.auditor());
        assertThat(accepted.status()).isEqualTo(202);
        String location = accepted.header("Location").orElseThrow();
        await().until(() -> !get(location, TestTokens.auditor())
                .json()
                .at("/state")
                .asString()
                .equals("RUNNING"));
        return get(location, TestTokens.auditor()).json();
    }

    private Answer post(String token) {
        return http().send(http().to(AUDIT + "/verifications", token).POST(HttpRequest.BodyPublishers.noBody()));
    }

    private String latest() {
        Answer answer = http().send(http().to(AUDIT + "/checkpoints/latest", TestTokens.auditor())
                .header("Accept", "text/plain"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(get(AUDIT + "/checkpoints/latest", TestTokens.auditor())
                        .json()
                        .at("/note")
                        .asString())
                .isEqualTo(answer.body());
        return answer.body();
    }

    private List<VerifierKey> keys() {
        return get(AUDIT + "/keys", TestTokens.auditor())
                .json()
                .at("/keys")
                .valueStream()
                .map(key -> VerifierKey.parse(key.at("/key").asString()))
                .toList();
    }

    private void payments(int first, int count) {
        EventLog log = new EventLog();
        IntStream.range(first, first + count)
                .filter(i -> number("select count(*) from query.payment where payment_id = 'pay-" + i + "'") == 0)
                .forEach(i -> log.addPayment(PaymentEvents.of(i).recorded().events()));
        happened(log);
    }

    private void awaitLedger() {
        await().untilAsserted(() -> assertThat(number("select count(*) from query.ledger_entry"))
                .isEqualTo(number("select count(*) from command.domain_event_entry")));
    }

    private void change(String event, String change) {
        String changed =
                change.startsWith("-") ? "substring(payload for length(payload) " + change + ")" : "payload " + change;
        assertThat(database()
                        .sql("update command.domain_event_entry set payload = " + changed
                                + " where event_identifier = ?")
                        .param(event)
                        .update())
                .isOne();
    }

    private long number(String sql) {
        return database().sql(sql).query(Long.class).single();
    }

    private static List<Hash> path(JsonNode proof) {
        return proof.at("/path")
                .valueStream()
                .map(hash -> Hash.ofBase64(hash.asString()))
                .toList();
    }

    private static Hash hash(JsonNode node, String pointer) {
        return Hash.ofBase64(node.at(pointer).asString());
    }
}
