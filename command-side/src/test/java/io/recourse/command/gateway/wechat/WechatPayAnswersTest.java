package io.recourse.command.gateway.wechat;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static io.recourse.command.gateway.wechat.Platform.about;
import static io.recourse.command.gateway.wechat.Platform.refund;
import static io.recourse.command.gateway.wechat.Platform.signed;
import static io.recourse.command.gateway.wechat.Platform.signedBut;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.recourse.command.gateway.GatewayUnavailable;
import io.recourse.command.gateway.Standing;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Answers that are none: not signed, not about the refund, not in time, not at all. */
@ExtendWith(OutputCaptureExtension.class)
class WechatPayAnswersTest {

    private static final String SUCCESS = about("SUCCESS").toString();

    private final Platform platform = new Platform();

    @AfterEach
    void close() {
        platform.close();
    }

    static Stream<Named<ResponseDefinitionBuilder>> unbelievable() {
        Instant now = Instant.now();
        return Stream.of(
                Named.of("a stranger's signature", signed(SUCCESS, Keys.OF_STRANGER.getPrivate(), now)),
                Named.of("our own signature", signed(SUCCESS, Keys.OF_MERCHANT.getPrivate(), now)),
                Named.of("old", signed(SUCCESS, Keys.OF_PLATFORM.getPrivate(), now.minus(Duration.ofMinutes(6)))),
                Named.of("from the future", signed(SUCCESS, Keys.OF_PLATFORM.getPrivate(), now.plusSeconds(360))),
                Named.of("changed on the way", signed(SUCCESS).withBody(SUCCESS + " ")),
                Named.of("a signature that is none", signedBut("Wechatpay-Signature", "!")),
                Named.of("a probe", signedBut("Wechatpay-Signature", "WECHATPAY/SIGNTEST/abc")),
                Named.of("another key", signedBut("Wechatpay-Serial", "PUB_KEY_ID_1")),
                Named.of("another nonce", signedBut("Wechatpay-Nonce", "0")),
                Named.of("a time that is none", signedBut("Wechatpay-Timestamp", "now")),
                Named.of(
                        "no signature",
                        aResponse()
                                .withHeader("Content-Type", "application/json")
                                .withBody(SUCCESS)),
                Named.of("not JSON by its header", signedBut("Content-Type", "text/html")),
                Named.of("not JSON", signed("<html>")),
                Named.of("nothing", signed("")),
                Named.of("nothing, and status 204", signed("").withStatus(204)),
                Named.of("an array", signed("[]")),
                Named.of("null", signed("null")),
                Named.of("without fields", signed("{}")),
                Named.of(
                        "without status",
                        signed(about("SUCCESS").without("status").toString())),
                Named.of(
                        "without its id",
                        signed(about("SUCCESS").without("refund_id").toString())),
                Named.of("another refund", signed(Example.refund().toString())),
                Named.of(
                        "without amount",
                        signed(about("SUCCESS").without("amount").toString())),
                Named.of("another amount", signed(SUCCESS.replace("\"refund\":100", "\"refund\":101"))),
                Named.of("an amount that is none", signed(SUCCESS.replace("\"refund\":100", "\"refund\":\"1.5\""))));
    }

    @ParameterizedTest
    @MethodSource("unbelievable")
    void doesNotKnowWhatBecameOfTheRefundWhen(ResponseDefinitionBuilder answer, CapturedOutput output) {
        platform.answers(answer);
        WechatPayGateway gateway = platform.gateway();

        assertTellsNothing(
                assertThatExceptionOfType(GatewayUnavailable.class)
                        .isThrownBy(() -> gateway.submit(refund("1.00")))
                        .actual(),
                output);
        assertTellsNothing(
                assertThatExceptionOfType(GatewayUnavailable.class)
                        .isThrownBy(() -> gateway.find(refund("1.00")))
                        .actual(),
                output);
        assertThat(platform.requests()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void doesNotKnowWhatBecameOfTheRefundWhenTheConnectionBreaks(Fault fault) {
        platform.answers(aResponse().withFault(fault));

        assertThatExceptionOfType(GatewayUnavailable.class)
                .isThrownBy(() -> platform.gateway().submit(refund("1.00")));

        assertThat(platform.requests()).as("sent once").hasSize(1);
    }

    @Test
    void doesNotKnowWhatBecameOfTheRefundWhenTheAnswerTakesTooLong() {
        platform.answers(signed(SUCCESS).withFixedDelay(60_000));
        WechatPayGateway gateway = platform.gateway(Keys.environment(), Duration.ofMillis(300));

        assertThatExceptionOfType(GatewayUnavailable.class)
                .isThrownBy(() -> gateway.submit(refund("1.00")))
                .withMessage("wechat-pay: no usable answer");
    }

    @Test
    void doesNotWaitForTheEndOfAnAnswerThatOnlyTrickles() {
        platform.answers(signed(SUCCESS).withChunkedDribbleDelay(10, 60_000));
        WechatPayGateway gateway = platform.gateway(Keys.environment(), Duration.ofMillis(300));

        assertThatExceptionOfType(GatewayUnavailable.class).isThrownBy(() -> gateway.submit(refund("1.00")));
    }

    @Test
    void knowsThatNothingMovedWhenThereWasNoConnection() throws Exception {
        WechatPayGateway gateway = platform.gateway();
        platform.close();

        assertThat(gateway.submit(refund("1.00"))).isEqualTo(new Standing.Failed("NOT_REACHED", Standing.Retry.SOON));
        assertThatExceptionOfType(GatewayUnavailable.class).isThrownBy(() -> gateway.find(refund("1.00")));
    }

    @Test
    void knowsThatNothingMovedWhenTheHostHasNoAddress() throws Exception {
        WechatPayGateway gateway =
                new WechatPayGateway(Keys.settings(Keys.environment(), URI.create("http://wechat.invalid")));

        assertThat(gateway.submit(refund("1.00"))).isEqualTo(new Standing.Failed("NOT_REACHED", Standing.Retry.SOON));
    }

    @Test
    void keepsWhoWaitsInterrupted() throws Exception {
        platform.answers(signed(SUCCESS).withFixedDelay(60_000));
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(GatewayUnavailable.class)
                .isThrownBy(() -> platform.gateway().submit(refund("1.00")));

        assertThat(Thread.interrupted()).isTrue();
    }

    /** Neither of the customer, whose account the answers name, nor of the request's signature. */
    private static void assertTellsNothing(Throwable thrown, CapturedOutput output) {
        for (String text : new String[] {Throwables.getStackTrace(thrown), output.getAll()}) {
            assertThat(text)
                    .doesNotContain("招商银行")
                    .doesNotContain("user_received_account")
                    .doesNotContain("signature=\"");
        }
    }
}
