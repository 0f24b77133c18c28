package io.recourse.command.gateway.wechat;

import io.recourse.command.gateway.RefundGateway;
import io.recourse.command.gateway.WebhookReader;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** WeChat Pay is there when its keys are in the environment of the process. They are read from nowhere else. */
@Configuration(proxyBeanMethods = false)
@Conditional(WechatPayConfiguration.KeysPresent.class)
public class WechatPayConfiguration {

    @Bean
    WechatPaySettings wechatPaySettings(Environment environment) {
        return WechatPayKeys.of(environment).settings(WechatPaySettings.PRODUCTION);
    }

    @Bean
    RefundGateway wechatPayGateway(WechatPaySettings settings) {
        return new WechatPayGateway(settings);
    }

    @Bean
    WebhookReader wechatPayWebhook(WechatPaySettings settings) {
        return new WechatPayWebhook(settings);
    }

    static final class KeysPresent implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return WechatPayKeys.of(context.getEnvironment()).present();
        }
    }
}
