package io.recourse.command.gateway.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.command.gateway.RefundGateway;
import io.recourse.command.gateway.WebhookReader;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class WechatPayConfigurationTest {

    @Test
    void isThereWhenItsKeysAre() {
        with(Keys.environment()).run(context -> {
            assertThat(context.getBean(RefundGateway.class).source()).isEqualTo("wechat-pay");
            assertThat(context.getBean(WebhookReader.class).source()).isEqualTo("wechat-pay");
            assertThat(context.getBean(WechatPaySettings.class).base()).isEqualTo(WechatPaySettings.PRODUCTION);
        });
    }

    @Test
    void isNotThereWithoutKeysNorWithEmptyOnes() {
        Map<String, Object> empty = new HashMap<>();
        Keys.environment().keySet().forEach(name -> empty.put(name, " "));
        for (Map<String, Object> environment : List.of(Map.<String, Object>of(), empty)) {
            with(environment)
                    .run(context -> assertThat(context)
                            .doesNotHaveBean(RefundGateway.class)
                            .doesNotHaveBean(WebhookReader.class)
                            .hasNotFailed());
        }
    }

    @Test
    void readsNoKeysFromPropertiesOrFiles() {
        with(Map.of())
                .withInitializer(context -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new MapPropertySource("application.yml", Keys.environment())))
                .run(context ->
                        assertThat(context).doesNotHaveBean(RefundGateway.class).hasNotFailed());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RECOURSE_WECHAT_MERCHANT_ID",
                "RECOURSE_WECHAT_MERCHANT_SERIAL",
                "RECOURSE_WECHAT_PRIVATE_KEY",
                "RECOURSE_WECHAT_API_V3_KEY",
                "RECOURSE_WECHAT_PUBLIC_KEY",
                "RECOURSE_WECHAT_PUBLIC_KEY_ID"
            })
    void doesNotStartWithoutOneOfThem(String name) {
        Map<String, Object> environment = Keys.environment();
        environment.remove(name);

        assertRefuses(
                environment,
                "WeChat Pay is half configured: not set in the environment: " + name
                        + ". Set all of them, or none of RECOURSE_WECHAT_*.");
    }

    @Test
    void namesAllThatAreMissingAtOnce() {
        assertRefuses(
                Map.of("RECOURSE_WECHAT_NOTIFY_URL", "https://recourse.example/webhooks/wechat-pay"),
                "WeChat Pay is half configured: not set in the environment: RECOURSE_WECHAT_MERCHANT_ID,"
                        + " RECOURSE_WECHAT_MERCHANT_SERIAL, RECOURSE_WECHAT_PRIVATE_KEY, RECOURSE_WECHAT_API_V3_KEY,"
                        + " RECOURSE_WECHAT_PUBLIC_KEY, RECOURSE_WECHAT_PUBLIC_KEY_ID. Set all of them, or none of"
                        + " RECOURSE_WECHAT_*.");
    }

    @ParameterizedTest
    @CsvSource({
        "RECOURSE_WECHAT_PRIVATE_KEY, -----BEGIN RSA PRIVATE KEY-----MIIEsecret,  'an RSA key as PEM, PKCS #8'",
        "RECOURSE_WECHAT_PRIVATE_KEY, c2VjcmV0,                                   'an RSA key as PEM, PKCS #8'",
        "RECOURSE_WECHAT_PUBLIC_KEY,  secret!,                                    an RSA public key as PEM",
        "RECOURSE_WECHAT_API_V3_KEY,  secret-of-31-bytes-secret-of-31,            32 bytes long",
        "RECOURSE_WECHAT_NOTIFY_URL,  http://secret.example,                      an https address without a query",
        "RECOURSE_WECHAT_NOTIFY_URL,  https://secret.example/?a=b,                an https address without a query",
        "RECOURSE_WECHAT_NOTIFY_URL,  https:secret,                               an https address without a query",
        "RECOURSE_WECHAT_NOTIFY_URL,  'https://secret example',                   an https address without a query"
    })
    void doesNotStartWithOneThatIsNotOfItsForm(String name, String value, String form) {
        Map<String, Object> environment = Keys.environment();
        environment.put(name, value);

        assertRefuses(environment, "WeChat Pay cannot start: " + name + " is not " + form + ".");
    }

    @Test
    void takesKeysOnOneLineAsEnvironmentFilesHaveThem() {
        Map<String, Object> environment = Keys.environment();
        environment.put(
                WechatPayKeys.PRIVATE_KEY,
                "-----BEGIN PRIVATE KEY-----"
                        + Base64.getEncoder()
                                .encodeToString(Keys.OF_MERCHANT.getPrivate().getEncoded())
                        + "-----END PRIVATE KEY-----");

        with(environment).run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void showsNoKey() {
        with(Keys.environment())
                .run(context -> assertThat(
                                context.getBean(WechatPaySettings.class).toString())
                        .isEqualTo("WechatPaySettings[platformKeyId=" + Keys.PLATFORM_ID
                                + ", base=https://api.mch.weixin.qq.com]"));
    }

    private static void assertRefuses(Map<String, Object> environment, String message) {
        with(environment).run(context -> {
            assertThat(context).hasFailed();
            assertThat(context.getStartupFailure()).rootCause().hasMessage(message);
            assertThat(Throwables.getStackTrace(context.getStartupFailure()))
                    .doesNotContain(Keys.API_V3_KEY)
                    .doesNotContain("secret")
                    .doesNotContain("MII");
        });
    }

    private static ApplicationContextRunner with(Map<String, Object> environment) {
        return new ApplicationContextRunner()
                .withInitializer(context -> context.getEnvironment()
                        .getPropertySources()
                        .replace(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                                new SystemEnvironmentPropertySource(
                                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, environment)))
                .withUserConfiguration(WechatPayConfiguration.class);
    }
}
