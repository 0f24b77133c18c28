package io.recourse.command.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.command.CommandHttpTest;
import io.recourse.testing.HttpCalls.Answer;
import io.recourse.testing.TestTokens;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A merchant's webhooks by HTTP, from registration to removal. */
class WebhookHttpTest extends CommandHttpTest {

    private static final String PATH = "/api/v1/merchant/webhooks";
    private static final String UNKNOWN = PATH + "/whk_01K9ZZZZZZZZZZZZZZZZZZZZZZ";

    private final String merchant = "m-" + UUID.randomUUID();

    @Autowired
    private JdbcClient database;

    @Test
    void registersAnAddressAndShowsTheSecretOnce() {
        Answer registered = register("https://shop.example/recourse");

        assertThat(registered.status()).as(registered.body()).isEqualTo(201);
        String id = registered.json().at("/webhook/webhookId").asString();
        assertThat(registered.header("Location")).contains(PATH + "/" + id);
        assertThat(registered.header("ETag")).contains("\"0\"");
        assertThat(registered.json().at("/webhook/enabled").asBoolean()).isTrue();
        String secret = registered.json().at("/secret").asString();
        assertThat(secret).startsWith("whsec_");
        assertThat(Base64.getDecoder().decode(secret.substring("whsec_".length())))
                .hasSize(32);

        Answer changed = patch(PATH + "/" + id, "{\"enabled\": false}");
        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
        assertThat(changed.body()).doesNotContain("whsec_");
        assertThat(database.sql("select count(*) from command.domain_event_entry where payload like ?::bytea")
                        .param("%" + secret.substring(6, 26).replace("+", "_").replace("/", "_") + "%")
                        .query(Long.class)
                        .single())
                .as("no event has the secret")
                .isZero();
    }

    @Test
    void sameRequestAgainIsTheSameWebhookAndShowsTheSameSecret() {
        String body = "{\"url\": \"https://shop.example/once\"}";
        Answer first = http().send(http().post(PATH, token(), body).header("Idempotency-Key", merchant));
        Answer second = http().send(http().post(PATH, token(), body).header("Idempotency-Key", merchant));

        assertThat(second.header("Idempotent-Replayed")).contains("true");
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(events()).containsExactly("WebhookRegistered");
    }

    @Test
    void everythingThatAMerchantAsksForIsAnEvent() {
        String webhook = registered();

        assertThat(patch(webhook, "{\"url\": \"https://shop.example/v2\"}")
                        .json()
                        .at("/url")
                        .asString())
                .isEqualTo("https://shop.example/v2");
        assertThat(post(webhook + "/pings", "").status()).isEqualTo(202);
        assertThat(post(webhook + "/replays", "{\"from\": \"2026-01-05T08:00:00Z\"}")
                        .status())
                .isEqualTo(202);
        assertThat(post(webhook + "/secrets", "{}").status()).isEqualTo(201);
        assertThat(send("DELETE", webhook, "").status()).isEqualTo(204);

        assertThat(events())
                .containsExactly(
                        "WebhookRegistered",
                        "WebhookChanged",
                        "WebhookPingRequested",
                        "WebhookReplayRequested",
                        "WebhookSecretRotated",
                        "WebhookRemoved");
        assertThat(post(webhook + "/pings", "").status()).as("removed").isEqualTo(404);
        assertThat(send("DELETE", webhook, "").status()).isEqualTo(404);
    }

    @Test
    void changingToWhatItIsAlreadyIsNoEvent() {
        String webhook = registered();

        Answer answer = patch(webhook, "{\"enabled\": true}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(patch(webhook, "{}").status()).isEqualTo(200);
        assertThat(events()).containsExactly("WebhookRegistered");
    }

    @Test
    void secretBeforeStaysValidForADayOrAsLongAsIsAsked() {
        Answer registered = register("https://shop.example/rotation");
        String webhook = PATH + "/" + registered.json().at("/webhook/webhookId").asString();

        Answer rotated = post(webhook + "/secrets", "{}");
        assertThat(rotated.json().at("/secret").asString())
                .startsWith("whsec_")
                .isNotEqualTo(registered.json().at("/secret").asString());
        assertThat(rotated.json().at("/webhook/secrets/0/generation").asInt()).isEqualTo(2);
        assertThat(Instant.parse(
                        rotated.json().at("/webhook/secrets/1/validUntil").asString()))
                .isBetween(
                        Instant.now().plus(Duration.ofHours(23)), Instant.now().plus(Duration.ofHours(25)));

        Answer leaked = post(webhook + "/secrets", "{\"previousValidHours\": 0}");
        assertThat(leaked.json().at("/webhook/secrets").size()).isEqualTo(1);
        assertThat(leaked.json().at("/webhook/secrets/0/generation").asInt()).isEqualTo(3);
        assertThat(post(webhook + "/secrets", "{\"previousValidHours\": 169}").status())
                .isEqualTo(400);
    }

    @Test
    void hasTenAtMostHoweverManyAreAskedForAtOnce() throws InterruptedException {
        ConcurrentLinkedQueue<Integer> answers = new ConcurrentLinkedQueue<>();
        List<Thread> crowd = IntStream.range(0, 14)
                .mapToObj(i -> Thread.ofVirtual()
                        .start(() -> answers.add(
                                register("https://shop.example/" + i).status())))
                .toList();
        for (Thread one : crowd) {
            one.join();
        }

        assertThat(answers).containsOnly(201, 422);
        assertThat(events()).hasSize(10);
        Answer refused = register("https://shop.example/more");
        assertThat(refused.json().at("/rule").asString()).isEqualTo("webhook-limit-reached");
        assertThat(refused.json().at("/detail").asString()).contains("10");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://shop.example/",
                "https://127.0.0.1/",
                "https://10.1.2.3/",
                "https://169.254.169.254/latest/meta-data/",
                "https://[::1]/",
                "https://[::ffff:192.168.0.1]/"
            })
    void addressThatCanNeverBeCalledIsRefusedAtOnce(String url) {
        Answer answer = register(url);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().at("/rule").asString()).isEqualTo("webhook-address-not-allowed");

        Answer changed = patch(registered(), "{\"url\": \"" + url + "\"}");
        assertThat(changed.status()).isEqualTo(422);
    }

    @Test
    void nothingIsAskedOfADisabledOne() {
        String webhook = registered();
        patch(webhook, "{\"enabled\": false}");

        for (Answer answer : List.of(
                post(webhook + "/pings", ""), post(webhook + "/replays", "{\"from\": \"2026-01-05T08:00:00Z\"}"))) {
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.json().at("/rule").asString()).isEqualTo("webhook-disabled");
        }
    }

    @Test
    void nothingIsReplayedFromTheFuture() {
        Answer answer = post(registered() + "/replays", "{\"from\": \"2999-01-01T00:00:00Z\"}");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().at("/rule").asString()).isEqualTo("occurred-in-future");
    }

    @Test
    void anotherMerchantsWebhookIsNone() {
        String webhook = registered();
        String other = "m-" + UUID.randomUUID();
        http().send(http().post(PATH, TestTokens.merchant(other), "{\"url\": \"https://other.example/\"}"));
        String nobody = "m-" + UUID.randomUUID();

        for (String stranger : List.of(other, nobody)) {
            for (String path : List.of(webhook, UNKNOWN)) {
                List<Answer> answers = Stream.of(
                                send("PATCH", path, "{\"enabled\": false}", stranger),
                                send("DELETE", path, "", stranger),
                                send("POST", path + "/secrets", "{}", stranger),
                                send("POST", path + "/pings", "", stranger),
                                send("POST", path + "/replays", "{\"from\": \"2026-01-05T08:00:00Z\"}", stranger))
                        .toList();
                assertThat(answers).allSatisfy(answer -> {
                    assertThat(answer.status()).as(answer.body()).isEqualTo(404);
                    assertThat(answer.json().at("/rule").asString()).isEqualTo("webhook-unknown");
                    assertThat(answer.json().at("/detail").asString()).isEqualTo("There is no webhook with this id.");
                });
            }
        }
        assertThat(events()).containsExactly("WebhookRegistered");
    }

    private String registered() {
        return PATH + "/"
                + register("https://shop.example/recourse")
                        .json()
                        .at("/webhook/webhookId")
                        .asString();
    }

    private Answer register(String url) {
        return post(PATH, "{\"url\": \"" + url + "\"}");
    }

    private Answer post(String path, String body) {
        return send("POST", path, body);
    }

    private Answer patch(String path, String body) {
        return send("PATCH", path, body);
    }

    private Answer send(String method, String path, String body) {
        return send(method, path, body, merchant);
    }

    private Answer send(String method, String path, String body, String caller) {
        return http().send(http().to(path, TestTokens.merchant(caller))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    private String token() {
        return TestTokens.merchant(merchant);
    }

    private List<String> events() {
        return database.sql("""
                        SELECT regexp_replace(payload_type, '.*[.]', '') FROM command.domain_event_entry
                        WHERE aggregate_identifier = ? ORDER BY sequence_number""")
                .param("webhooks:" + merchant)
                .query((row, n) -> row.getString(1))
                .list();
    }
}
