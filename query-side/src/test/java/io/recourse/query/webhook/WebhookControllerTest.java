package io.recourse.query.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.recourse.payment.MerchantId;
import io.recourse.query.QueryTest;
import io.recourse.sample.Sample;
import io.recourse.sample.SampleWebhooks;
import io.recourse.testing.EventLog;
import io.recourse.testing.HttpCalls.Answer;
import io.recourse.testing.TestTokens;
import io.recourse.webhook.WebhookId;
import io.recourse.webhook.WebhookPingRequested;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a merchant reads of its webhooks, while the real runner sends. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebhookControllerTest extends QueryTest {

    private static final String PATH = "/api/v1/merchant/webhooks";
    private static final MerchantId MERCHANT = MerchantId.of("m-9700");
    private static final WebhookId WEBHOOK = WebhookId.of("whk_01K9ZV5N8QJ3E4R7T2W6009701");
    private static final WebhookId REMOVED = WebhookId.of("whk_01K9ZV5N8QJ3E4R7T2W6009702");

    @BeforeAll
    void webhooks() {
        EventLog log = new EventLog()
                .addWebhooks(List.of(
                        // Never called: the address is of documentation.
                        SampleWebhooks.registered(MERCHANT, WEBHOOK, "https://192.0.2.1/recourse"),
                        new WebhookPingRequested(MERCHANT, WEBHOOK, Sample.act("ping"))))
                .addWebhooks(SampleWebhooks.history(MERCHANT, REMOVED));
        log.appendTo(events());
        await().untilAsserted(() -> assertThat(get(PATH + "/" + WEBHOOK + "/deliveries", token())
                        .json()
                        .at("/items/0/lastError")
                        .asString(""))
                .isEqualTo("address-not-allowed"));
    }

    @Test
    void showsTheWebhooksThatThereAreAndHowTheyDo() {
        Answer all = get(PATH + "?minVersion=7", token());

        assertThat(all.status()).as(all.body()).isEqualTo(200);
        assertThat(all.json().at("/items").size()).isEqualTo(1);
        Answer one = get(PATH + "/" + WEBHOOK, token());
        assertThat(one.json()).isEqualTo(all.json().at("/items/0"));
        assertThat(one.json().at("/url").asString()).isEqualTo("https://192.0.2.1/recourse");
        assertThat(one.json().at("/condition").asString()).isEqualTo("ACTIVE");
        assertThat(one.json().at("/failures").asInt()).isPositive();
        assertThat(one.json().at("/pending").asInt()).isEqualTo(1);
        assertThat(one.body()).doesNotContain("whsec_");
    }

    @Test
    void showsWhatBecameOfMessages() {
        Answer deliveries = get(PATH + "/" + WEBHOOK + "/deliveries?status=PENDING,DEAD&limit=1", token());

        assertThat(deliveries.status()).as(deliveries.body()).isEqualTo(200);
        assertThat(deliveries.json().at("/items").size()).isEqualTo(1);
        assertThat(deliveries.json().at("/items/0/type").asString()).isEqualTo("webhook.ping");
        assertThat(deliveries.json().at("/items/0/status").asString()).isEqualTo("PENDING");
        assertThat(deliveries.json().at("/items/0/attempts").asInt()).isPositive();
        assertThat(deliveries.json().at("/items/0/nextAttemptAt").isMissingNode())
                .isFalse();
        assertThat(get(PATH + "/" + WEBHOOK + "/deliveries?status=DELIVERED", token())
                        .json()
                        .at("/items")
                        .size())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/deliveries"})
    void anotherMerchantsWebhookIsNone(String rest) {
        String unknown = PATH + "/whk_01K9ZZZZZZZZZZZZZZZZZZZZZZ" + rest;
        for (String path : List.of(PATH + "/" + WEBHOOK + rest, unknown)) {
            Answer answer = get(path, TestTokens.merchant("m-9701"));
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.json().at("/rule").asString()).isEqualTo("webhook-unknown");
        }
        assertThat(get(PATH + "/" + REMOVED + rest, token()).status()).isEqualTo(404);
        assertThat(get(PATH, TestTokens.merchant("m-9701")).json().at("/items").size())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {PATH, PATH + "/whk_01K9ZV5N8QJ3E4R7T2W6009701"})
    void onlyMerchantsRead(String path) {
        assertThat(http().send(http().to(path)).status()).isEqualTo(401);
        assertThat(get(path, TestTokens.agent()).status()).isEqualTo(403);
        assertThat(get(path, TestTokens.admin()).status()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/whk_1",
                "/inc_01K9ZV5N8QJ3E4R7T2W6009701",
                "/whk_01K9ZV5N8QJ3E4R7T2W6009701/deliveries?status=LOST",
                "/whk_01K9ZV5N8QJ3E4R7T2W6009701/deliveries?limit=0",
                "/whk_01K9ZV5N8QJ3E4R7T2W6009701/deliveries?cursor=x"
            })
    void whatCannotBeIsRefused(String path) {
        assertThat(get(PATH + path, token()).status()).isEqualTo(400);
    }

    private static String token() {
        return TestTokens.merchant(MERCHANT.value());
    }
}
