package io.recourse.command.gateway.adyen;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static io.recourse.command.gateway.GatewayFixture.instruction;
import static io.recourse.sample.Sample.REFUND;
import static io.recourse.sample.Sample.cny;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import io.recourse.command.gateway.Finding;
import io.recourse.command.gateway.GatewayFixture;
import io.recourse.command.gateway.GatewayUnavailable;
import io.recourse.command.gateway.Instruction;
import io.recourse.command.gateway.RefundGateway;
import io.recourse.command.gateway.Standing;
import io.recourse.command.gateway.Standing.Retry;
import io.recourse.money.Money;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Adyen's library against a server that answers as Adyen does. */
class AdyenRefundGatewayTest {

    private static final String KEY = "AQE_NEVER_SHOWN";
    private static final String PSP = "993617894903480A";
    private static final String REFUNDS = "/v72/payments/" + PSP + "/refunds";

    /** Adyen's own example (CheckoutService-v72.json, post-payments-paymentPspReference-refunds-refund-201). */
    private static final String RECEIVED = """
            {"merchantAccount": "YOUR_MERCHANT_ACCOUNT", "paymentPspReference": "993617894903480A",
             "reference": "YOUR_UNIQUE_REFERENCE", "pspReference": "993617894906488A", "status": "received",
             "amount": {"currency": "EUR", "value": 2500}}""";

    /** Each test has its own: a request that a test gave up may still be on its way when the next one counts. */
    private final WireMockServer adyen =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());

    @BeforeEach
    void start() {
        adyen.start();
    }

    @AfterEach
    void stop() {
        adyen.stop();
    }

    @Test
    void asksForARefundByTheIdThatIsItsKey() throws Exception {
        answered(created(RECEIVED));

        assertThat(gateway().submit(refund(0))).isEqualTo(new Standing.Pending("993617894906488A"));

        adyen.verify(
                1,
                postRequestedFor(urlEqualTo(REFUNDS))
                        .withHeader("X-API-Key", equalTo(KEY))
                        .withHeader("Idempotency-Key", equalTo(REFUND.value()))
                        .withHeader("Content-Type", equalTo("application/json"))
                        .withRequestBody(equalToJson("""
                                {"merchantAccount": "TheMerchant", "reference": "%s",
                                 "amount": {"currency": "CNY", "value": 8800}}""".formatted(REFUND))));
    }

    @Test
    void aTryAfterOneThatMovedNothingHasAKeyOfItsOwnAndTheSameReference() throws Exception {
        answered(created(RECEIVED));

        gateway().submit(refund(2));

        adyen.verify(postRequestedFor(urlEqualTo(REFUNDS))
                .withHeader("Idempotency-Key", equalTo(REFUND + "-2"))
                .withRequestBody(equalToJson("{\"reference\": \"" + REFUND + "\"}", true, true)));
    }

    @Test
    void decimalsAreSentAsAdyenCountsThem() throws Exception {
        answered(created(RECEIVED));

        gateway().submit(instruction(PSP, Money.of("5", "ISK"), 0));

        adyen.verify(postRequestedFor(urlEqualTo(REFUNDS))
                .withRequestBody(equalToJson("{\"amount\": {\"currency\": \"ISK\", \"value\": 500}}", true, true)));
    }

    @Test
    void membersThatAreNotKnownAreNoObstacle() throws Exception {
        answered(created(RECEIVED.replace("\"status\"", "\"hologram\": {\"a\": [1]}, \"status\"")));

        assertThat(gateway().submit(refund(0))).isEqualTo(new Standing.Pending("993617894906488A"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pay-1", "", "../cancels", "A/captures", "{x}"})
    void whatIsNoPaymentOfAdyenIsNotAskedFor(String reference) throws Exception {
        assertThat(gateway().submit(instruction(reference, cny("1.00"), 0)))
                .isEqualTo(new Standing.Failed("payment_reference", Retry.NEVER));
        assertThat(adyen.getAllServeEvents()).isEmpty();
    }

    @Test
    void anAmountThatAdyenCannotCountIsNotAskedFor() throws Exception {
        assertThat(gateway().submit(instruction(PSP, Money.of("1.50", "IDR"), 0)))
                .isEqualTo(new Standing.Failed("amount_not_representable", Retry.NEVER));
        assertThat(adyen.getAllServeEvents()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "422, validation, 167",
        "422, validation, 137",
        "422, validation, 100",
        "422, validation, 14_030",
        "400, validation, 702",
        "404, validation, 102",
        "422, internal, 906",
        "422, a_kind_of_next_year, 9999"
    })
    void aRefusalMovesNothing(int status, String type, String code) throws Exception {
        answered(error(status, type, code));

        assertThat(gateway().submit(refund(0))).isEqualTo(new Standing.Failed(code, Retry.NEVER));
        adyen.verify(1, postRequestedFor(anyUrl()));
    }

    @ParameterizedTest
    @CsvSource({
        "401, security, 000",
        "403, security, 901",
        "403, security, 010",
        "422, security, 901",
        "500, configuration, 905",
        "422, configuration, 905"
    })
    void anAccountThatIsNotSetUpIsForAnOperator(int status, String type, String code) throws Exception {
        answered(error(status, type, code));

        List<String> log = GatewayFixture.logOf(
                AdyenRefundGateway.class,
                () -> assertThat(gateway().submit(refund(0))).isEqualTo(new Standing.Failed(code, Retry.SOON)));

        assertThat(log).containsExactly("gateway_access_refused source=adyen status=" + status + " code=" + code);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void aKeyThatAdyenDoesNotTakeIsForAnOperatorEvenWithoutAWord(int status) throws Exception {
        answered(aResponse().withStatus(status));

        assertThat(gateway().submit(refund(0))).isEqualTo(new Standing.Failed(Integer.toString(status), Retry.SOON));
    }

    @Test
    void tooManyRequestsMoveNothingAndMayBeRepeatedSoon() throws Exception {
        answered(aResponse().withStatus(429).withHeader("Retry-After", "1"));

        assertThat(gateway().submit(refund(0))).isEqualTo(new Standing.Failed("429", Retry.SOON));
        adyen.verify(1, postRequestedFor(anyUrl()));
    }

    @Test
    void whatIsLeftOpenIsNotTakenForAnEnd() {
        Stream.of(
                        error(422, "validation", "703"),
                        error(422, "validation", "704"),
                        error(409, "validation", "704"),
                        error(422, "validation", "167").withHeader("transient-error", "true"),
                        error(401, "security", "000").withHeader("Transient-Error", "true"),
                        error(500, "internal", "903"),
                        error(503, "internal", "904"),
                        aResponse().withStatus(500),
                        aResponse().withStatus(502).withBody("<html>Bad Gateway</html>"),
                        aResponse().withStatus(503).withHeader("Retry-After", "1"),
                        aResponse().withStatus(404).withBody("<html>Not here</html>"),
                        aResponse().withStatus(422).withBody("{}"),
                        aResponse().withStatus(308).withHeader("Location", "http://evil.example/"),
                        created(RECEIVED.replace("received", "teleported")),
                        created(RECEIVED.replace("pspReference", "aReference")),
                        created("{}"),
                        created(""),
                        created("null"),
                        created("<html>Log in to the hotel's network</html>"))
                .forEach(answer -> {
                    adyen.resetRequests();
                    answered(answer);
                    assertThatExceptionOfType(GatewayUnavailable.class)
                            .isThrownBy(() -> gateway().submit(refund(0)));
                    adyen.verify(1, postRequestedFor(anyUrl()));
                });
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void aConnectionThatEndsEarlyLeavesItOpenAndNothingIsRepeated(Fault fault) {
        answered(aResponse().withFault(fault));

        assertThatExceptionOfType(GatewayUnavailable.class)
                .isThrownBy(() -> gateway().submit(refund(0)));
        adyen.verify(1, postRequestedFor(anyUrl()));
    }

    @Test
    void anAnswerThatDoesNotComeLeavesItOpen() {
        answered(created(RECEIVED).withFixedDelay(2_000));

        assertThatExceptionOfType(GatewayUnavailable.class)
                .isThrownBy(() -> gateway(baseUrl(), Duration.ofMillis(100)).submit(refund(0)));
    }

    @Test
    void anAnswerThatStopsInTheMiddleLeavesItOpen() {
        answered(created(RECEIVED).withChunkedDribbleDelay(50, 5_000));

        assertThatExceptionOfType(GatewayUnavailable.class)
                .isThrownBy(() -> gateway(baseUrl(), Duration.ofMillis(300)).submit(refund(0)));
    }

    @Test
    void aThreadThatIsInterruptedLeavesItOpenAndStaysSo() {
        answered(created(RECEIVED).withFixedDelay(2_000));

        Thread.currentThread().interrupt();
        assertThatExceptionOfType(GatewayUnavailable.class)
                .isThrownBy(() -> gateway().submit(refund(0)));
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void withoutAConnectionNothingMoved() throws Exception {
        assertThat(gateway(GatewayFixture.nobody(), Duration.ofSeconds(5)).submit(refund(0)))
                .isEqualTo(new Standing.Failed("not_connected", Retry.SOON));
        assertThat(gateway(URI.create("http://nowhere.invalid"), Duration.ofSeconds(20))
                        .submit(refund(0)))
                .isEqualTo(new Standing.Failed("not_connected", Retry.SOON));
    }

    @Test
    void noFailureShowsTheKeyOrTheAnswer() {
        answered(error(500, "internal", "903"));

        assertThatExceptionOfType(GatewayUnavailable.class)
                .isThrownBy(() -> gateway().submit(refund(0)))
                .satisfies(e -> assertThat(Throwables.getStackTrace(e)).doesNotContain(KEY, "Jane Shopper"));
    }

    @Test
    void cannotBeAskedAndRemembersForAWeek() throws Exception {
        assertThat(gateway().source()).isEqualTo("adyen");
        assertThat(gateway().remembers()).isEqualTo(Duration.ofDays(7));
        assertThat(gateway().find(refund(0))).isEqualTo(new Finding.CannotTell());
        assertThat(adyen.getAllServeEvents()).isEmpty();
    }

    private RefundGateway gateway() {
        return gateway(baseUrl(), Duration.ofSeconds(20));
    }

    private RefundGateway gateway(URI checkout, Duration patience) {
        return new AdyenRefundGateway(new AdyenSettings(KEY, "TheMerchant", List.of("00FF"), checkout, patience));
    }

    private URI baseUrl() {
        return URI.create(adyen.baseUrl() + "/v72");
    }

    private static Instruction refund(int failedTries) {
        return instruction(PSP, cny("88.00"), failedTries);
    }

    private void answered(ResponseDefinitionBuilder answer) {
        adyen.stubFor(post(anyUrl()).willReturn(answer));
    }

    private static ResponseDefinitionBuilder created(String body) {
        return aResponse()
                .withStatus(201)
                .withHeader("Content-Type", "application/json")
                .withBody(body);
    }

    private static ResponseDefinitionBuilder error(int status, String type, String code) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/json")
                .withBody("""
                        {"status": %d, "errorCode": "%s", "message": "As Adyen says it of Jane Shopper",
                         "errorType": "%s", "pspReference": "8816118280275544"}""".formatted(status, code, type));
    }
}
