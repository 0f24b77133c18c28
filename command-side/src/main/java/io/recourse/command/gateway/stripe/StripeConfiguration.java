package io.recourse.command.gateway.stripe;

import io.recourse.command.gateway.GatewayKeys;
import io.recourse.command.gateway.RefundGateway;
import io.recourse.command.gateway.WebhookReader;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Stripe is there when its keys are. */
@Configuration(proxyBeanMethods = false)
@Conditional(StripeConfiguration.KeysPresent.class)
public class StripeConfiguration {

    @Bean
    StripeSettings stripeSettings(Environment environment) {
        return StripeSettings.from(keys(environment));
    }

    @Bean
    RefundGateway stripeRefundGateway(StripeSettings settings) {
        return new StripeRefundGateway(settings);
    }

    @Bean
    WebhookReader stripeWebhookReader(StripeSettings settings) {
        return new StripeWebhookReader(settings.webhookSecrets());
    }

    private static GatewayKeys keys(Environment environment) {
        return GatewayKeys.of("Stripe", environment);
    }

    static final class KeysPresent implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return keys(context.getEnvironment()).any(StripeSettings.NAMES);
        }
    }
}
