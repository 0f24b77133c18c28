package io.recourse.command.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.recourse.command.CommandHttpTest;
import io.recourse.testing.HttpCalls.Answer;
import io.recourse.testing.TestTokens;
import java.net.http.HttpRequest;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Reconciliation of a running system, over HTTP. */
class ReconciliationHttpTest extends CommandHttpTest {

    private static final String HEADER = "refundId,reference,paymentReference,amount,currency,state,at\n";

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void readsTheLedgerWithoutAFile() {
        Answer answer = post("""
                {"source": "wallet-ledger", "from": "2026-01-01T00:00:00Z", "to": "2026-01-02T00:00:00Z"}""");

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().at("/source").asString()).isEqualTo("wallet-ledger");
        assertThat(answer.json().at("/lines").asLong()).isZero();
        assertThat(answer.json().at("/left").asLong()).isZero();
        assertThat(answer.json().at("/books").isEmpty()).isTrue();
    }

    @Test
    void comparesAFile() {
        Answer answer = post(
                """
                {"source": "psp", "reportOnly": true}""",
                HEADER
                        + ",re_1,nobodys,1.00,CNY,SUCCEEDED,2026-01-01T00:00:00Z\n,re_2,,1,CNY,GONE,2026-01-01T00:00:00Z\n");

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().at("/counts/UNKNOWN_HERE").asLong()).isOne();
        assertThat(answer.json().at("/differences/0/reference").asString()).isEqualTo("re_1");
        assertThat(answer.json().at("/differences/0/outcome").asString()).isEqualTo("FOR_A_PERSON");
        assertThat(answer.json().at("/differences/0/theirs/amount/amount").asString())
                .isEqualTo("1.00");
        assertThat(answer.json().at("/listedBadLines/0/line").asLong()).isEqualTo(3);
        assertThat(answer.json().at("/listedBadLines/0/column").asString()).isEqualTo("state");
        assertThat(answer.json().at("/totals/0/difference").asString()).isEqualTo("1.00");
    }

    @Test
    void refusesWhatIsNoStatement() {
        assertFileRefused(post("""
                {"source": "psp"}"""));
        assertFileRefused(post("""
                {"source": "psp"}""", "a,b\n1,2\n"));
        assertFileRefused(post("""
                {"source": "psp"}""", HEADER, HEADER));
        Answer period = post("""
                {"source": "wallet-ledger", "from": "2026-01-02T00:00:00Z", "to": "2026-01-02T00:00:00Z"}""");
        assertThat(period.status()).isEqualTo(400);
        assertThat(period.json().at("/violations/0/pointer").asString()).isEqualTo("/to");
    }

    @Test
    void isDoneForOneAtATime() throws Exception {
        String whole = """
                {"source": "wallet-ledger", "reportOnly": true}""";
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            Future<Answer> first = transaction.execute(status -> {
                jdbc.execute("LOCK TABLE command.ledger_transfer IN ACCESS EXCLUSIVE MODE");
                Future<Answer> running = other.submit(() -> post(whole));
                await().until(() -> Boolean.TRUE.equals(jdbc.queryForObject("""
                        SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted
                                          AND relation = 'command.ledger_transfer'::regclass)""", Boolean.class)));
                Answer second = post(whole);
                assertThat(second.status()).as(second.body()).isEqualTo(503);
                assertThat(second.json().at("/type").asString()).isEqualTo("/problems/busy");
                assertThat(second.header("Retry-After")).contains("10");
                return running;
            });
            assertThat(first.get().status()).isEqualTo(200);
        }
        assertThat(post(whole).status()).isEqualTo(200);
    }

    private static void assertFileRefused(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().at("/violations/0/pointer").asString()).isEqualTo("part:file");
    }

    private Answer post(String metadata, String... files) {
        StringBuilder form = new StringBuilder("--b\r\nContent-Disposition: form-data; name=\"metadata\"\r\n\r\n")
                .append(metadata)
                .append("\r\n");
        for (String file : files) {
            form.append("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"s.csv\"\r\n\r\n")
                    .append(file)
                    .append("\r\n");
        }
        return http().send(http().to("/api/v1/admin/reconciliations", TestTokens.admin())
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(HttpRequest.BodyPublishers.ofString(
                        form.append("--b--\r\n").toString())));
    }
}
