package io.recourse.command.hold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.recourse.command.CommandHttpTest;
import io.recourse.testing.HttpCalls.Answer;
import io.recourse.testing.TestTokens;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Holds that staff ask for by HTTP, and what the wallet is told. */
class AccountHoldTest extends CommandHttpTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Autowired
    private JdbcClient database;

    @Autowired
    private EventProcessingConfiguration processing;

    private final String customer = "c-" + UUID.randomUUID();

    @Test
    void theWalletIsToldToLockAndToUnlock() {
        String caseId = open(customer);
        assertThat(post(caseId, "account-hold").status()).isEqualTo(201);
        awaitTold(customer, true);

        verify(caseId);
        assertThat(post(caseId, "account-hold/release").status()).isEqualTo(200);
        awaitTold(customer, true, false);
    }

    @Test
    void aWalletThatFailsForOneCustomerIsAskedAgainAndStopsNoOther() {
        String caseId = open(customer);
        verify(caseId);
        failFor(customer);
        try {
            post(caseId, "account-hold");
            post(caseId, "account-hold/release");
            String other = "c-" + UUID.randomUUID();
            post(open(other), "account-hold");
            awaitTold(other, true);
            await().atMost(PATIENCE).until(() -> triesAgain(caseId) > 0);
            assertThat(told(customer)).isEmpty();
        } finally {
            database.sql("DROP TRIGGER wallet_down ON command.wallet_account_hold")
                    .update();
        }
        awaitTold(customer, true, false);
        await().atMost(PATIENCE).until(() -> triesAgain(caseId) == 0);
    }

    @Test
    void eventsThatAreDeliveredAgainTellTheWalletNothing() {
        String caseId = open(customer);
        verify(caseId);
        post(caseId, "account-hold");
        post(caseId, "account-hold/release");
        awaitTold(customer, true, false);

        handleEverythingAgain();

        assertThat(told(customer)).containsExactly(true, false);
    }

    private void handleEverythingAgain() {
        StreamingEventProcessor processor = processing
                .eventProcessor(AccountHoldSaga.GROUP, StreamingEventProcessor.class)
                .orElseThrow();
        processor.shutDown();
        database.sql("DELETE FROM command.token_entry WHERE processor_name = ?")
                .param(AccountHoldSaga.GROUP)
                .update();
        processor.start();
        long head = database.sql("SELECT max(global_index) FROM command.domain_event_entry")
                .query(Long.class)
                .single();
        await().atMost(PATIENCE).until(() -> {
            Collection<EventTrackerStatus> segments =
                    processor.processingStatus().values();
            return segments.size() == 2
                    && segments.stream()
                            .allMatch(s ->
                                    s.isCaughtUp() && s.getCurrentPosition().orElse(-1) >= head);
        });
    }

    /** As when a wallet has trouble with one account. */
    private void failFor(String unlucky) {
        database.sql("""
                CREATE OR REPLACE FUNCTION command.wallet_down() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN RAISE EXCEPTION 'the wallet is down'; END $$""").update();
        database.sql("CREATE TRIGGER wallet_down BEFORE INSERT ON command.wallet_account_hold FOR EACH ROW WHEN"
                        + " (NEW.customer_id = '" + unlucky + "') EXECUTE FUNCTION command.wallet_down()")
                .update();
    }

    private long triesAgain(String caseId) {
        return database.sql("SELECT count(*) FROM command.scheduled_tasks WHERE convert_from(task_data, 'UTF8') LIKE ?")
                .param("%" + AccountHoldSaga.TRY_AGAIN + "%" + caseId + "%")
                .query(Long.class)
                .single();
    }

    private void awaitTold(String whose, Boolean... locks) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(told(whose)).containsExactly(locks));
    }

    private List<Boolean> told(String whose) {
        return database.sql("SELECT locks FROM command.wallet_account_hold WHERE customer_id = ? ORDER BY position")
                .param(whose)
                .query((row, n) -> row.getBoolean(1))
                .list();
    }

    private String open(String whose) {
        Answer opened = http().send(http().post("/api/v1/disputes", TestTokens.agent(), """
                        {"customerId": "%s", "reason": "ACCOUNT_FROZEN", "channel": "PHONE"}""".formatted(whose))
                .header("Idempotency-Key", whose));
        assertThat(opened.status()).as(opened.body()).isEqualTo(201);
        return opened.json().at("/disputeId").asString();
    }

    private void verify(String caseId) {
        Answer verified = http().send(http().post(
                        "/api/v1/disputes/" + caseId + "/identity-verifications",
                        TestTokens.agent(),
                        "{\"method\": \"IN_PERSON\", \"passed\": true}"));
        assertThat(verified.status()).as(verified.body()).isEqualTo(201);
    }

    private Answer post(String caseId, String what) {
        Answer answer = http().send(http().post(
                        "/api/v1/disputes/" + caseId + "/" + what, TestTokens.agent(), "{\"reason\": \"theft\"}"));
        assertThat(answer.status()).as(answer.body()).isBetween(200, 201);
        return answer;
    }
}
