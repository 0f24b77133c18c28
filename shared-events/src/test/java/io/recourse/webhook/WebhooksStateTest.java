package io.recourse.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.payment.MerchantId;
import io.recourse.sample.Sample;
import io.recourse.sample.SampleWebhooks;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WebhooksStateTest {

    private static final MerchantId MERCHANT = MerchantId.of("m-1");
    private static final WebhookId WEBHOOK = SampleWebhooks.WEBHOOK;
    private static final Instant NOW = Sample.NOW;

    @Test
    void foldsTheWholeLifeOfAWebhook() {
        List<WebhookEvent> history = SampleWebhooks.history(MERCHANT, WEBHOOK);

        Webhook last = after(history.subList(0, 5)).find(WEBHOOK).orElseThrow();
        assertThat(last.url().value()).isEqualTo("https://shop.example/v2/recourse");
        assertThat(last.enabled()).isTrue();
        assertThat(last.generation()).isEqualTo(2);
        assertThat(last.oldSecrets()).containsExactly(new OldSecret(1, NOW.plus(Duration.ofHours(24))));

        WebhooksState ended = after(history);
        assertThat(ended.webhooks()).isEmpty();
        assertThat(ended.version()).isEqualTo(5);
        assertThat(ended.id().merchant()).isEqualTo(MERCHANT);
    }

    @Test
    void oldSecretSignsUntilItIsOver() {
        Webhook webhook = after(List.of(registered(), rotated(2, NOW.plusSeconds(60))))
                .find(WEBHOOK)
                .orElseThrow();

        assertThat(webhook.generations(NOW.plusSeconds(59))).containsExactly(2, 1);
        assertThat(webhook.generations(NOW.plusSeconds(60))).containsExactly(2);
        assertThat(WebhookView.of(webhook, NOW).secrets())
                .containsExactly(
                        new WebhookView.SecretView(2, Optional.empty()),
                        new WebhookView.SecretView(1, Optional.of(NOW.plusSeconds(60))));
    }

    @Test
    void rotatingAgainLeavesOldSecretsTheirTimeButNotLongerThanTheLatestOfThem() {
        Webhook webhook = after(List.of(registered(), rotated(2, NOW.plusSeconds(60)), rotated(3, NOW.plusSeconds(90))))
                .find(WEBHOOK)
                .orElseThrow();
        assertThat(webhook.oldSecrets())
                .containsExactly(new OldSecret(2, NOW.plusSeconds(90)), new OldSecret(1, NOW.plusSeconds(60)));

        Webhook leaked = after(List.of(registered(), rotated(2, NOW.plusSeconds(60)), rotated(3, NOW)))
                .find(WEBHOOK)
                .orElseThrow();
        assertThat(leaked.generations(NOW)).containsExactly(3);
    }

    @Test
    void neverHasMoreThanFourSecrets() {
        Webhook webhook = after(List.of(
                        registered(),
                        rotated(2, NOW.plusSeconds(60)),
                        rotated(3, NOW.plusSeconds(60)),
                        rotated(4, NOW.plusSeconds(60)),
                        rotated(5, NOW.plusSeconds(60))))
                .find(WEBHOOK)
                .orElseThrow();

        assertThat(webhook.generations(NOW)).containsExactly(5, 4, 3, 2);
    }

    private static WebhookEvent registered() {
        return SampleWebhooks.registered(MERCHANT, WEBHOOK, "https://shop.example/recourse");
    }

    private static WebhookEvent rotated(int generation, Instant previousUntil) {
        return new WebhookSecretRotated(MERCHANT, WEBHOOK, generation, previousUntil, Sample.act("r" + generation));
    }

    private static WebhooksState after(List<WebhookEvent> events) {
        Optional<WebhooksState> state = Optional.empty();
        for (int i = 0; i < events.size(); i++) {
            state = Optional.of(WebhooksState.evolve(state, events.get(i), i));
        }
        return state.orElseThrow();
    }
}
