package io.recourse.runtime.webhook;

import io.recourse.runtime.vault.DataKeys;
import io.recourse.webhook.WebhookId;

/** Secrets of webhooks, which follow from the installation's key and are kept nowhere. */
public final class WebhookSecrets {

    private final DataKeys keys;

    WebhookSecrets(DataKeys keys) {
        this.keys = keys;
    }

    /** @param generation from 1 */
    public WebhookSecret of(WebhookId webhook, int generation) {
        return new WebhookSecret(keys.secret("webhook:" + webhook + ":" + generation));
    }
}
