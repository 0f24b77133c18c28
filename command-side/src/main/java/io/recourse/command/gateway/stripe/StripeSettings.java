package io.recourse.command.gateway.stripe;

import io.recourse.command.gateway.GatewayKeys;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * How to reach Stripe, and its keys.
 *
 * @param webhookSecrets of the endpoint; several while a secret is being changed
 * @param api without a path
 * @param patience how long to wait for an answer
 */
record StripeSettings(String apiKey, List<String> webhookSecrets, URI api, Duration patience) {

    static final String API_KEY = "RECOURSE_STRIPE_API_KEY";
    static final String WEBHOOK_SECRETS = "RECOURSE_STRIPE_WEBHOOK_SECRETS";
    static final List<String> NAMES = List.of(API_KEY, WEBHOOK_SECRETS);

    private static final URI STRIPE = URI.create("https://api.stripe.com");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** @throws io.recourse.command.gateway.Misconfigured when something is missing */
    static StripeSettings from(GatewayKeys keys) {
        return new StripeSettings(keys.get(API_KEY), keys.list(WEBHOOK_SECRETS), STRIPE, PATIENCE);
    }

    @Override
    public String toString() {
        return "StripeSettings[api=" + api + "]";
    }
}
