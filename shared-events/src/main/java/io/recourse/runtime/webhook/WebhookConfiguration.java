package io.recourse.runtime.webhook;

import io.recourse.runtime.vault.DataKeys;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Webhooks, as far as both sides have to do with them. */
@Configuration(proxyBeanMethods = false)
public class WebhookConfiguration {

    @Bean
    WebhookReach webhookReach(@Value("${recourse.webhooks.allow-private-addresses:false}") boolean everywhere) {
        return new WebhookReach(everywhere);
    }

    @Bean
    WebhookSecrets webhookSecrets(DataKeys keys) {
        return new WebhookSecrets(keys);
    }
}
