package io.recourse.query.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.query.webhook.Shop.Received;
import io.recourse.webhook.WebhookChanged;
import io.recourse.webhook.WebhookPingRequested;
import io.recourse.webhook.WebhookRemoved;
import io.recourse.webhook.WebhookReplayRequested;
import io.recourse.webhook.WebhookSecretRotated;
import io.recourse.webhook.WebhookUrl;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** What a merchant is sent, and when. */
class SignedMessageTest extends SendingTest {

    @Test
    void messageIsThinAndSignedAsStandardWebhooksHasIt() {
        registered();
        changed(1, 3);

        send();

        assertThat(shop.received()).singleElement().satisfies(message -> {
            assertThat(message.id()).matches("msg_[0-9a-f]{32}");
            assertThat(message.timestamp()).isEqualTo(clock.instant().getEpochSecond());
            assertThat(verifies(message, 1)).isTrue();
            assertThat(message.signatures()).hasSize(1);
            assertThat(message.body())
                    .isEqualTo("{\"type\":\"dispute.opened\",\"timestamp\":\"" + clock.instant()
                            + "\",\"data\":{\"disputeId\":\"" + dispute(1)
                            + "\",\"version\":3,\"status\":\"OPEN\",\"updatedAt\":\"" + clock.instant() + "\"}}");
        });
        assertThat(count(DeliveryState.DELIVERED)).isEqualTo(1);
    }

    @Test
    void typeFollowsFromTheCase() {
        changed(1, 0);
        later(Duration.ofMinutes(1));
        registered();
        changed(1, 1);
        changed(2, 0);
        send();
        assertThat(told()).containsExactlyInAnyOrder("dispute.updated 1", "dispute.opened 0");

        changed(2, 1);
        send();
        changed(MERCHANT, 2, 2, "CLOSED");
        send();
        changed(MERCHANT, 2, 3, "CLOSED");
        send();

        assertThat(told().subList(2, 5)).containsExactly("dispute.updated 1", "dispute.closed 2", "dispute.closed 3");
    }

    @Test
    void eachChangeIsToldOnceToEachWebhookOfItsMerchantAndToNobodyElse() {
        happened(
                registered(MERCHANT, WEBHOOK, shop.url() + "/a"),
                registered(MERCHANT, webhook(3), shop.url() + "/b"),
                registered(OTHER_MERCHANT, OTHER_WEBHOOK, shop.url() + "/c"));
        changed(1, 0);
        changed(OTHER_MERCHANT, 2, 0, "OPEN");

        send();
        send();

        assertThat(shop.received())
                .extracting(message -> message.path() + " " + message.disputeId())
                .containsExactlyInAnyOrder(
                        "/recourse/a " + dispute(1), "/recourse/b " + dispute(1), "/recourse/c " + dispute(2));
        assertThat(shop.received()).extracting(Received::id).doesNotHaveDuplicates();
    }

    @Test
    void severalChangesBeforeTheFirstLookAreOneMessageAboutTheLast() {
        registered();
        changed(1, 0);
        changed(1, 4);

        send();
        send();

        assertThat(told()).containsExactly("dispute.opened 4");
    }

    @Test
    void statusIsLeftOutWhileTheReadModelIsBehind() {
        registered();
        changed(1, 4);
        announced(MERCHANT, 1, 6);

        send();

        assertThat(shop.received()).singleElement().satisfies(message -> {
            assertThat(message.version()).isEqualTo(6);
            assertThat(message.json().at("/data/status").isMissingNode()).isTrue();
        });
    }

    @Test
    void messagesAreSignedByBothSecretsUntilTheOldOneIsOver() {
        registered();
        Instant over = clock.instant().plus(Duration.ofHours(24));
        happened(new WebhookSecretRotated(MERCHANT, WEBHOOK, 2, over, act("rotate")));

        changed(1, 0);
        send();
        clock.advanceTo(over);
        changed(1, 1);
        send();

        Received during = shop.received().getFirst();
        assertThat(during.signatures()).hasSize(2);
        assertThat(verifies(during, 1)).isTrue();
        assertThat(verifies(during, 2)).isTrue();
        Received after = shop.received().getLast();
        assertThat(after.signatures()).hasSize(1);
        assertThat(verifies(after, 1)).isFalse();
        assertThat(verifies(after, 2)).isTrue();
    }

    @Test
    void pingIsSentOnceHoweverOftenItsEventComes() {
        registered();
        WebhookPingRequested ping = new WebhookPingRequested(MERCHANT, WEBHOOK, act("ping"));
        happened(ping);
        send();
        cameAgain(ping, 1);
        send();

        assertThat(shop.received()).singleElement().satisfies(message -> {
            assertThat(message.type()).isEqualTo("webhook.ping");
            assertThat(message.json().at("/data/webhookId").asString()).isEqualTo(WEBHOOK.value());
        });

        happened(new WebhookPingRequested(MERCHANT, WEBHOOK, act("another")));
        send();
        assertThat(shop.received()).hasSize(2);
    }

    @Test
    void replayTellsOfEveryCaseSinceThenAsItIsNowInOrderAndOnce() {
        registered();
        changed(1, 0);
        later(Duration.ofHours(1));
        Instant from = clock.instant();
        changed(2, 0);
        changed(3, 0);
        send();
        later(Duration.ofMinutes(1));
        changed(MERCHANT, 2, 1, "CLOSED");
        send();
        int before = shop.received().size();

        WebhookReplayRequested replay = new WebhookReplayRequested(MERCHANT, WEBHOOK, from, act("replay"));
        happened(replay);
        send();
        cameAgain(replay, 1);
        send();

        List<Received> again = shop.received().subList(before, shop.received().size());
        assertThat(again)
                .extracting(message -> message.type() + " " + message.disputeId())
                .containsExactlyInAnyOrder("dispute.updated " + dispute(3), "dispute.closed " + dispute(2));
        assertThat(shop.received()).extracting(Received::id).doesNotHaveDuplicates();
    }

    @Test
    void longReplayIsToldInParts() {
        registered();
        for (int number = 1; number <= 501; number++) {
            changed(number, 0);
        }
        while (fanOut.step()) {
            assertThat(count(DeliveryState.PENDING)).isPositive();
        }
        happened(new WebhookReplayRequested(MERCHANT, WEBHOOK, SendingApplication.START, act("replay")));

        assertThat(requests.step()).isTrue();
        assertThat(count(DeliveryState.PENDING)).isEqualTo(501 + 500);
        assertThat(requests.step()).isFalse();
        assertThat(count(DeliveryState.PENDING)).isEqualTo(2 * 501);
        assertThat(requests.step()).isFalse();
        assertThat(count(DeliveryState.PENDING)).isEqualTo(2 * 501);
    }

    @Test
    void nothingIsMadeWhileAWebhookIsOffAndWhatWaitsGoesOnAfterwards() {
        registered();
        shop.answers(500);
        changed(1, 0);
        send();
        happened(new WebhookChanged(MERCHANT, WEBHOOK, WebhookUrl.of(shop.url()), false, act("off")));
        changed(2, 0);
        later(Duration.ofMinutes(1));
        send();
        assertThat(shop.received()).hasSize(1);

        shop.answers(204);
        happened(new WebhookChanged(MERCHANT, WEBHOOK, WebhookUrl.of(shop.url() + "/v2"), true, act("on")));
        send();

        assertThat(shop.received()).hasSize(2);
        assertThat(shop.received().getLast().path()).isEqualTo("/recourse/v2");
        assertThat(shop.received().getLast().disputeId()).isEqualTo(dispute(1).value());
    }

    @Test
    void nothingIsSentToAWebhookThatWasRemoved() {
        registered();
        shop.answers(500);
        changed(1, 0);
        send();
        happened(
                new WebhookPingRequested(MERCHANT, WEBHOOK, act("ping")),
                new WebhookRemoved(MERCHANT, WEBHOOK, act("remove")));
        changed(2, 0);
        later(Duration.ofMinutes(1));
        send();

        assertThat(shop.received()).hasSize(1);
        assertThat(count(DeliveryState.PENDING)).isZero();
    }

    /** As the specification says a receiver verifies, with nothing of our own. */
    private boolean verifies(Received message, int generation) {
        String secret = secrets.of(WEBHOOK, generation).text();
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
            String expected = "v1,"
                    + Base64.getEncoder()
                            .encodeToString(
                                    mac.doFinal((message.id() + "." + message.timestamp() + "." + message.body())
                                            .getBytes(StandardCharsets.UTF_8)));
            return message.signatures().contains(expected);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
