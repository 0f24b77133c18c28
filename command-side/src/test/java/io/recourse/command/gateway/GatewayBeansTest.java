package io.recourse.command.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.recourse.command.gateway.adyen.AdyenConfiguration;
import io.recourse.command.gateway.stripe.StripeConfiguration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** A gateway is there when its keys are. */
class GatewayBeansTest {

    private static final String SYSTEM = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
    private static final Map<String, Object> STRIPE = Map.of(
            "RECOURSE_STRIPE_API_KEY", "sk_test_SECRET", "RECOURSE_STRIPE_WEBHOOK_SECRETS", "whsec_SECRET,whsec_OLD");
    private static final Map<String, Object> ADYEN = Map.of(
            "RECOURSE_ADYEN_API_KEY", "SECRET",
            "RECOURSE_ADYEN_MERCHANT_ACCOUNT", "TheMerchant",
            "RECOURSE_ADYEN_HMAC_KEYS", "00FF");

    @Test
    void withoutKeysThereIsNone() {
        with(Map.of()).run(context -> {
            assertThat(context).hasNotFailed().doesNotHaveBean(RefundGateway.class);
            assertThat(context).doesNotHaveBean(WebhookReader.class);
        });
    }

    @Test
    void keysOfOneVendorBringItsGatewayAndItsReader() {
        with(STRIPE).run(context -> {
            assertThat(context.getBean(RefundGateway.class).source()).isEqualTo("stripe");
            assertThat(context.getBean(WebhookReader.class).source()).isEqualTo("stripe");
        });
        with(ADYEN).run(context -> {
            assertThat(context.getBean(RefundGateway.class).source()).isEqualTo("adyen");
            assertThat(context.getBean(WebhookReader.class).source()).isEqualTo("adyen");
        });
    }

    @Test
    void keysOfBothBringBoth() {
        Map<String, Object> all = new HashMap<>(STRIPE);
        all.putAll(ADYEN);
        with(all)
                .run(context -> assertThat(context.getBeansOfType(RefundGateway.class))
                        .containsOnlyKeys("stripeRefundGateway", "adyenRefundGateway"));
    }

    @ParameterizedTest
    @CsvSource({
        "RECOURSE_STRIPE_API_KEY, sk_test_SECRET, Stripe, RECOURSE_STRIPE_WEBHOOK_SECRETS",
        "RECOURSE_STRIPE_WEBHOOK_SECRETS, whsec_SECRET, Stripe, RECOURSE_STRIPE_API_KEY",
        "RECOURSE_ADYEN_HMAC_KEYS, 00FF, Adyen, RECOURSE_ADYEN_API_KEY",
        "RECOURSE_ADYEN_API_KEY, SECRET, Adyen, RECOURSE_ADYEN_HMAC_KEYS",
        "RECOURSE_ADYEN_LIVE_PREFIX, SECRET, Adyen, RECOURSE_ADYEN_HMAC_KEYS"
    })
    void halfOfThemRefusesTheStartInOneLine(String name, String value, String gateway, String missing) {
        with(Map.of(name, value)).run(context -> {
            assertThat(context).hasFailed();
            Throwable failure = Objects.requireNonNull(context.getStartupFailure());
            assertThat(Objects.requireNonNull(new MisconfiguredAnalyzer().analyze(failure))
                            .getDescription())
                    .isEqualTo(gateway + " is half configured: set " + missing + " too, or none of its variables");
        });
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void whoeverStartsItReadsThatLineAndNoStackTrace(CapturedOutput output) {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace(SYSTEM, variables(Map.of("RECOURSE_STRIPE_API_KEY", "sk_test_SECRET")));

        assertThatExceptionOfType(BeanCreationException.class)
                .isThrownBy(() -> new SpringApplicationBuilder(StripeConfiguration.class)
                        .web(WebApplicationType.NONE)
                        .environment(environment)
                        .run());

        assertThat(output)
                .contains("Description:" + System.lineSeparator() + System.lineSeparator()
                        + "Stripe is half configured: ")
                .doesNotContain("\tat ", "SECRET,", "sk_test_SECRET");
    }

    @ParameterizedTest
    @CsvSource({
        "RECOURSE_ADYEN_HMAC_KEYS, notHex, 'RECOURSE_ADYEN_HMAC_KEYS must be hexadecimal digits, two a byte'",
        "RECOURSE_ADYEN_LIVE_PREFIX, evil.example/,"
                + " 'RECOURSE_ADYEN_LIVE_PREFIX is the first part of a host name: letters, digits and -'"
    })
    void aKeyWithoutItsFormRefusesTheStartAndIsNotRepeated(String name, String value, String said) {
        Map<String, Object> variables = new HashMap<>(ADYEN);
        variables.put(name, value);
        with(variables).run(context -> {
            assertThat(context).hasFailed();
            assertThat(context.getStartupFailure()).rootCause().hasMessage(said);
        });
    }

    @Test
    void settingsDoNotShowTheirKeys() {
        Map<String, Object> all = new HashMap<>(STRIPE);
        all.putAll(ADYEN);
        with(all).run(context -> {
            assertThat(context.getBean("stripeSettings").toString())
                    .isEqualTo("StripeSettings[api=https://api.stripe.com]");
            assertThat(context.getBean("adyenSettings").toString())
                    .isEqualTo(
                            "AdyenSettings[merchantAccount=TheMerchant, checkout=https://checkout-test.adyen.com/v72]");
        });
    }

    @Test
    void aLivePrefixNamesTheMerchantsOwnHost() {
        Map<String, Object> live = new HashMap<>(ADYEN);
        live.put("RECOURSE_ADYEN_LIVE_PREFIX", "1797a841fbb37ca7-AdyenDemo");
        with(live)
                .run(context -> assertThat(context.getBean("adyenSettings").toString())
                        .endsWith("checkout=https://1797a841fbb37ca7-AdyenDemo-checkout-live.adyenpayments.com"
                                + "/checkout/v72]"));
    }

    private static ApplicationContextRunner with(Map<String, Object> variables) {
        return new ApplicationContextRunner()
                .withUserConfiguration(StripeConfiguration.class, AdyenConfiguration.class)
                .withInitializer(
                        context -> context.getEnvironment().getPropertySources().replace(SYSTEM, variables(variables)));
    }

    private static MapPropertySource variables(Map<String, Object> variables) {
        return new MapPropertySource(SYSTEM, variables);
    }
}
