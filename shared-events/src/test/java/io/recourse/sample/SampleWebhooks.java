package io.recourse.sample;

import static io.recourse.sample.Sample.MERCHANT;
import static io.recourse.sample.Sample.NOW;
import static io.recourse.sample.Sample.act;

import io.recourse.actor.Act;
import io.recourse.actor.Role;
import io.recourse.payment.MerchantId;
import io.recourse.webhook.WebhookChanged;
import io.recourse.webhook.WebhookEvent;
import io.recourse.webhook.WebhookId;
import io.recourse.webhook.WebhookPingRequested;
import io.recourse.webhook.WebhookRegistered;
import io.recourse.webhook.WebhookRemoved;
import io.recourse.webhook.WebhookReplayRequested;
import io.recourse.webhook.WebhookSecretRotated;
import io.recourse.webhook.WebhookUrl;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** What can happen to a merchant's webhooks. */
public final class SampleWebhooks {

    public static final WebhookId WEBHOOK = WebhookId.of("whk_01K9ZV5N8QJ3E4R7T2W6Y0JKMN");

    private SampleWebhooks() {}

    static Stream<Object> all() {
        return history(MERCHANT, WEBHOOK).stream().map(event -> event);
    }

    /** One of each type, from registration to removal. */
    public static List<WebhookEvent> history(MerchantId merchant, WebhookId webhook) {
        return List.of(
                registered(merchant, webhook, "https://shop.example/recourse"),
                new WebhookChanged(
                        merchant, webhook, WebhookUrl.of("https://shop.example/v2/recourse"), true, by("change")),
                new WebhookSecretRotated(merchant, webhook, 2, NOW.plus(Duration.ofHours(24)), by("rotate")),
                new WebhookPingRequested(merchant, webhook, by("ping")),
                new WebhookReplayRequested(merchant, webhook, NOW.minus(Duration.ofDays(3)), by("replay")),
                new WebhookRemoved(merchant, webhook, by("remove")));
    }

    public static WebhookRegistered registered(MerchantId merchant, WebhookId webhook, String url) {
        return new WebhookRegistered(merchant, webhook, WebhookUrl.of(url), by("register"));
    }

    private static Act by(String intention) {
        return act(intention, "merchant-m-1", Role.MERCHANT);
    }
}
