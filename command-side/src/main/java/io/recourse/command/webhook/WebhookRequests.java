package io.recourse.command.webhook;

import io.recourse.webhook.WebhookView;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Optional;

/** The bodies of requests about webhooks, and of their answers. */
final class WebhookRequests {

    private WebhookRequests() {}

    /** @param url beginning with https://; at most 2,000 characters */
    @Schema(name = "WebhookRequest")
    record NewWebhook(
            @Schema(example = "https://shop.example/recourse")
            String url) {}

    /** What is left out stays. */
    @Schema(name = "WebhookChangeRequest")
    record Change(Optional<String> url, Optional<Boolean> enabled) {}

    /** @param previousValidHours how long the secret before stays valid: 0 to 168, or else 24 */
    @Schema(name = "WebhookSecretRequest")
    record NewSecret(
            @Schema(minimum = "0", maximum = "168", defaultValue = "24")
            Optional<Integer> previousValidHours) {}

    /** @param from every case that was recorded to have changed then or later is told of again */
    @Schema(name = "WebhookReplayRequest")
    record Replay(Instant from) {}

    /** A webhook with its newest secret, which is shown this once. */
    @Schema(name = "WebhookWithSecret")
    record Issued(
            WebhookView webhook,

            @Schema(example = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=")
            String secret) {}
}
