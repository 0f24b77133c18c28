package io.recourse.command.gateway.adyen;

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

/** Adyen is there when its keys are. */
@Configuration(proxyBeanMethods = false)
@Conditional(AdyenConfiguration.KeysPresent.class)
public class AdyenConfiguration {

    @Bean
    AdyenSettings adyenSettings(Environment environment) {
        return AdyenSettings.from(keys(environment));
    }

    @Bean
    RefundGateway adyenRefundGateway(AdyenSettings settings) {
        return new AdyenRefundGateway(settings);
    }

    @Bean
    WebhookReader adyenWebhookReader(AdyenSettings settings) {
        return new AdyenWebhookReader(settings.hmacKeys());
    }

    private static GatewayKeys keys(Environment environment) {
        return GatewayKeys.of("Adyen", environment);
    }

    static final class KeysPresent implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return keys(context.getEnvironment()).any(AdyenSettings.NAMES);
        }
    }
}
