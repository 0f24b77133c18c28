package io.recourse.command.gateway.stripe;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.recourse.command.gateway.GatewayFixture.example;
import static io.recourse.command.gateway.GatewayFixture.instruction;
import static io.recourse.sample.Sample.CASE;
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
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Stripe's library against a server that answers as Stripe does. */
class StripeRefundGatewayTest {

    private static final String KEY = "sk_test_NEVER_SHOWN";
    private static final String INTENT = "pi_1GszsK2eZvKYlo2CfhZyoZLp";
    private static final String REFUNDS = "/v1/refunds";
    /** Each test has its own: a request that a test gave up may still be on its way when the next one counts. */
    private final WireMockServer stripe =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());

    @BeforeEach
    void start() {
        stripe.start();
        listed();
    }

    @AfterEach
    void stop() {
        stripe.stop();
    }

    @Test
    void asksForARefundByTheIdThatIsItsKey() throws Exception {
        answered(okJson(example("stripe/refund.json")));

        assertThat(gateway().submit(refund(0))).isEqualTo(new Standing.Succeeded("re_1Pgc72B7WZ01zgkWqPvrRrPE"));

        stripe.verify(
                1,
                postRequestedFor(urlPathEqualTo(REFUNDS))
                        .withHeader("Authorization", equalTo("Bearer " + KEY))
                        .withHeader("Idempotency-Key", equalTo(REFUND.value()))
                        .withHeader("Content-Type", containing("application/x-www-form-urlencoded"))
                        .withHeader("Stripe-Version", equalTo(com.stripe.Stripe.API_VERSION)));
        assertThat(form())
                .isEqualTo(Map.of(
                        "amount",
                        "8800",
                        "payment_intent",
                        INTENT,
                        "metadata[refundId]",
                        REFUND.value(),
                        "metadata[caseId]",
                        CASE.value(),
                        "metadata[failedTries]",
                        "0"));
    }

    @Test
    void tellsStripeNothingOfThisMachine() throws Exception {
        answered(okJson(example("stripe/refund.json")));
        gateway().submit(refund(0));
        gateway().submit(refund(0));

        stripe.getAllServeEvents().forEach(event -> {
            assertThat(event.getRequest().getHeader("X-Stripe-Client-Telemetry"))
                    .isNull();
            assertThat(event.getRequest().getHeader("X-Stripe-Client-User-Agent"))
                    .doesNotContain("telemetry_id", "platform");
        });
    }

    @Test
    void aTryAfterOneThatMovedNothingHasAKeyOfItsOwn() throws Exception {
        answered(okJson(example("stripe/refund.json")));

        gateway().submit(refund(2));

        stripe.verify(postRequestedFor(urlPathEqualTo(REFUNDS)).withHeader("Idempotency-Key", equalTo(REFUND + "-2")));
        assertThat(form()).containsEntry("metadata[failedTries]", "2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ch_1PgafuB7WZ01zgkWXYmPNZs8", "py_1GszsK2eZvKYlo2CfhZyoZLp"})
    void aChargeIsRefundedAsACharge(String charge) throws Exception {
        answered(okJson(example("stripe/refund.json")));

        gateway().submit(instruction(charge, cny("1.00"), 0));

        assertThat(form()).containsEntry("charge", charge).doesNotContainKey("payment_intent");
    }

    @Test
    void zeroDecimalsAreSentAsStripeCountsThem() throws Exception {
        answered(okJson(example("stripe/refund.json")));

        gateway().submit(instruction(INTENT, Money.of("5", "UGX"), 0));

        assertThat(form()).containsEntry("amount", "500");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pay-1", "pi_", "../v1/charges", "pi_1/cancel", "cs_test_1"})
    void whatIsNoPaymentOfStripeIsNotAskedFor(String reference) throws Exception {
        assertThat(gateway().submit(instruction(reference, cny("1.00"), 0)))
                .isEqualTo(new Standing.Failed("payment_reference", Retry.NEVER));
        assertThat(gateway().find(instruction(reference, cny("1.00"), 0))).isEqualTo(new Finding.NeverHeard());
        assertThat(stripe.getAllServeEvents()).isEmpty();
    }

    @Test
    void anAmountThatStripeCannotCountIsNotAskedFor() throws Exception {
        assertThat(gateway().submit(instruction(INTENT, Money.of("1.50", "MGA"), 0)))
                .isEqualTo(new Standing.Failed("amount_not_representable", Retry.NEVER));
        assertThat(stripe.getAllServeEvents()).isEmpty();
    }

    @Test
    void everyStatusIsAStanding() throws Exception {
        Map<String, Standing> standings = Map.of(
                refundWith("\"status\": \"succeeded\""), new Standing.Succeeded("re_1"),
                refundWith("\"status\": \"pending\", \"pending_reason\": \"insufficient_funds\""),
                        new Standing.Pending("re_1"),
                refundWith("\"status\": \"requires_action\""), new Standing.ActionRequired("re_1", "requires_action"),
                refundWith("\"status\": \"requires_action\", \"next_action\": {\"type\": \"display_details\"}"),
                        new Standing.ActionRequired("re_1", "display_details"),
                refundWith("\"status\": \"canceled\""), new Standing.Canceled("re_1", "canceled"),
                refundWith("\"status\": \"failed\""), new Standing.Failed("failed", Retry.NEVER));
        for (Map.Entry<String, Standing> each : standings.entrySet()) {
            answered(okJson(each.getKey()));
            assertThat(gateway().submit(refund(0))).as(each.getKey()).isEqualTo(each.getValue());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "lost_or_stolen_card, NEVER",
        "expired_or_canceled_card, NEVER",
        "charge_for_pending_refund_disputed, NEVER",
        "insufficient_funds, IN_DAYS",
        "declined, NEVER",
        "merchant_request, NEVER",
        "unknown, NEVER",
        "a_reason_of_next_year, NEVER"
    })
    void everyReasonOfAFailureSaysWhetherItMaySucceedLater(String reason, Retry retry) throws Exception {
        answered(okJson(refundWith("\"status\": \"failed\", \"failure_reason\": \"" + reason + "\"")));

        assertThat(gateway().submit(refund(0))).isEqualTo(new Standing.Failed(reason, retry));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"status\": \"teleported\"", "\"status\": null", "\"reason\": null"})
    void anUnknownStatusIsNeitherASuccessNorAFailure(String status) {
        answered(okJson(refundWith(status)));

        assertThatExceptionOfType(GatewayUnavailable.class)
                .isThrownBy(() -> gateway().submit(refund(0)))
                .withMessageContaining("unknown status");
    }

    @ParameterizedTest
    @CsvSource({
        "400, invalid_request_error, charge_already_refunded, NEVER",
        "400, invalid_request_error, charge_disputed, NEVER",
        "400, invalid_request_error, refund_disputed_payment, NEVER",
        "400, invalid_request_error, charge_not_refundable, NEVER",
        "400, invalid_request_error, amount_too_large, NEVER",
        "400, invalid_request_error, amount_too_small, NEVER",
        "404, invalid_request_error, resource_missing, NEVER",
        "402, card_error, charge_already_refunded, NEVER",
        "402, card_error, card_declined, NEVER",
        "402, card_error, insufficient_funds, IN_DAYS",
        "400, invalid_request_error, balance_insufficient, IN_DAYS",
        "400, invalid_request_error, a_code_of_next_year, NEVER"
    })
    void aRefusalMovesNothing(int status, String type, String code, Retry retry) throws Exception {
        answered(error(status, type, code));

        assertThat(gateway().submit(refund(0))).isEqualTo(new Standing.Failed(code, retry));
        stripe.verify(1, postRequestedFor(urlPathEqualTo(REFUNDS)));
    }

    @Test
    void aRefusalWithoutACodeIsOneToo() throws Exception {
        answered(aResponse().withStatus(400).withBody("""
                {"error": {"type": "invalid_request_error", "param": "amount",
                 "message": "Refund amount ($90.00) is greater than unrefunded amount on charge ($88.00)"}}"""));

        assertThat(gateway().submit(refund(0))).isEqualTo(new Standing.Failed("invalid_request", Retry.NEVER));
    }

    /** It may have been refunded by a try of ours whose end nobody heard. */
    @ParameterizedTest
    @CsvSource({
        "400, invalid_request_error, charge_already_refunded",
        "400, idempotency_error, ''",
        "404, idempotency_error, ''"
    })
    void whatARefusalMeansDependsOnWhatIsThereAlready(int status, String type, String code) throws Exception {
        answered(error(status, type, code));
        listed(refundWith(mark(0) + ", \"status\": \"pending\""));

        assertThat(gateway().submit(refund(1))).isEqualTo(new Standing.Pending("re_1"));
    }

    @Test
    void aKeyUsedForAnotherAmountMovesNothingWhereNothingIsThere() throws Exception {
        answered(error(400, "idempotency_error", ""));

        assertThat(gateway().submit(refund(0))).isEqualTo(new Standing.Failed("idempotency_error", Retry.NEVER));
    }

    @ParameterizedTest
    @CsvSource({"rate_limit", "lock_timeout", "''"})
    void tooManyRequestsMoveNothingAndMayBeRepeatedSoon(String code) throws Exception {
        answered(error(429, "invalid_request_error", code));

        assertThat(gateway().submit(refund(0)))
                .isEqualTo(new Standing.Failed(code.isEmpty() ? "rate_limit" : code, Retry.SOON));
        stripe.verify(1, postRequestedFor(urlPathEqualTo(REFUNDS)));
    }

    @ParameterizedTest
    @CsvSource({
        "401, invalid_request_error, '', authentication",
        "401, invalid_request_error, api_key_expired, api_key_expired",
        "403, invalid_request_error, '', authentication",
        "403, invalid_request_error, more_permissions_required, more_permissions_required",
        "400, invalid_request_error, livemode_mismatch, livemode_mismatch",
        "400, invalid_request_error, testmode_charges_only, testmode_charges_only"
    })
    void aKeyThatStripeDoesNotTakeIsForAnOperator(int status, String type, String code, String said) throws Exception {
        answered(error(status, type, code));

        List<String> log = GatewayFixture.logOf(
                StripeRefundGateway.class,
                () -> assertThat(gateway().submit(refund(0))).isEqualTo(new Standing.Failed(said, Retry.SOON)));

        assertThat(log)
                .containsExactly(
                        "gateway_access_refused source=stripe status=" + status + " code=" + said + " requestId=req_1");
    }

    @Test
    void whatIsLeftOpenIsNotTakenForAnEnd() {
        Stream.of(
                        error(409, "invalid_request_error", "idempotency_key_in_use"),
                        error(409, "invalid_request_error", ""),
                        error(424, "api_error", ""),
                        error(500, "api_error", ""),
                        error(503, "api_error", ""),
                        error(504, "api_error", ""),
                        aResponse().withStatus(502).withBody("<html>Bad Gateway</html>"),
                        aResponse().withStatus(502),
                        aResponse().withStatus(404).withBody("<html>Not here</html>"),
                        aResponse().withStatus(400).withBody("{}"),
                        aResponse().withStatus(302).withHeader("Location", "http://evil.example/"),
                        aResponse().withStatus(200).withBody("<html>Log in to the hotel's network</html>"),
                        aResponse().withStatus(200),
                        aResponse().withStatus(200).withBody("[]"))
                .forEach(answer -> {
                    stripe.resetRequests();
                    answered(answer);
                    assertThatExceptionOfType(GatewayUnavailable.class)
                            .isThrownBy(() -> gateway().submit(refund(0)));
                    stripe.verify(1, postRequestedFor(urlPathEqualTo(REFUNDS)));
                });
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void aConnectionThatEndsEarlyLeavesItOpenAndNothingIsRepeated(Fault fault) {
        answered(aResponse().withFault(fault));

        assertThatExceptionOfType(GatewayUnavailable.class)
                .isThrownBy(() -> gateway().submit(refund(0)));
        stripe.verify(1, postRequestedFor(urlPathEqualTo(REFUNDS)));
    }

    /** A connection that was good a moment ago: Java's older client would send the request again. */
    @Test
    void aKeptConnectionThatEndsEarlyRepeatsNothingEither() throws Exception {
        RefundGateway gateway = gateway();
        answered(okJson(example("stripe/refund.json")));
        gateway.submit(refund(0));
        answered(aResponse().withFault(Fault.EMPTY_RESPONSE));

        assertThatExceptionOfType(GatewayUnavailable.class).isThrownBy(() -> gateway.submit(refund(0)));
        stripe.verify(2, postRequestedFor(urlPathEqualTo(REFUNDS)));
    }

    @Test
    void anAnswerThatDoesNotComeLeavesItOpen() {
        answered(okJson(example("stripe/refund.json")).withFixedDelay(2_000));

        assertThatExceptionOfType(GatewayUnavailable.class)
                .isThrownBy(() -> gateway(baseUrl(), Duration.ofMillis(100)).submit(refund(0)));
    }

    @Test
    void anAnswerThatStopsInTheMiddleLeavesItOpen() {
        answered(okJson(example("stripe/refund.json")).withChunkedDribbleDelay(50, 5_000));

        assertThatExceptionOfType(GatewayUnavailable.class)
                .isThrownBy(() -> gateway(baseUrl(), Duration.ofMillis(300)).submit(refund(0)));
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
    void noFailureShowsTheKey() {
        answered(error(500, "api_error", ""));

        assertThatExceptionOfType(GatewayUnavailable.class)
                .isThrownBy(() -> gateway().submit(refund(0)))
                .satisfies(e -> assertThat(org.assertj.core.util.Throwables.getStackTrace(e))
                        .doesNotContain(KEY));
    }

    @Test
    void findsARefundByItsMark() throws Exception {
        listed(
                refundWith("\"status\": \"failed\""),
                refundWith("\"metadata\": {\"refundId\": \"rfd_01K9ZV5N8QJ3E4R7T2W6Y0ZZZZ\"}, \"status\": \"failed\""),
                refundWith(mark(0) + ", \"status\": \"requires_action\""));

        assertThat(gateway().find(refund(0)))
                .isEqualTo(new Finding.Known(new Standing.ActionRequired("re_1", "requires_action")));
        stripe.verify(getRequestedFor(urlPathEqualTo(REFUNDS))
                .withQueryParam("payment_intent", equalTo(INTENT))
                .withQueryParam("limit", equalTo("100")));
    }

    @Test
    void findsNothingWhereNothingIs() throws Exception {
        assertThat(gateway().find(refund(0))).isEqualTo(new Finding.NeverHeard());
    }

    @Test
    void looksThroughAllPages() throws Exception {
        String first = refundWith("\"status\": \"succeeded\"").replace("re_1", "re_page1");
        stripe.stubFor(get(urlPathEqualTo(REFUNDS)).willReturn(okJson(page(true, first))));
        stripe.stubFor(get(urlPathEqualTo(REFUNDS))
                .withQueryParam("starting_after", equalTo("re_page1"))
                .willReturn(okJson(page(false, refundWith(mark(0) + ", \"status\": \"pending\"")))));

        assertThat(gateway().find(instruction("ch_1PgafuB7WZ01zgkWXYmPNZs8", cny("88.00"), 0)))
                .isEqualTo(new Finding.Known(new Standing.Pending("re_1")));
        stripe.verify(
                2,
                getRequestedFor(urlPathEqualTo(REFUNDS))
                        .withQueryParam("charge", equalTo("ch_1PgafuB7WZ01zgkWXYmPNZs8")));
    }

    @Test
    void theNewestOfSeveralTriesDecides() throws Exception {
        listed(
                refundWith(mark(1) + ", \"status\": \"succeeded\"").replace("re_1", "re_2"),
                refundWith(mark(0) + ", \"status\": \"failed\""));

        assertThat(gateway().find(refund(1))).isEqualTo(new Finding.Known(new Standing.Succeeded("re_2")));
    }

    @Test
    void aTryThatIsKnownToHaveFailedIsNoAnswerToTheNext() throws Exception {
        listed(refundWith(mark(0) + ", \"status\": \"failed\", \"failure_reason\": \"insufficient_funds\""));

        assertThat(gateway().find(refund(0)))
                .isEqualTo(new Finding.Known(new Standing.Failed("insufficient_funds", Retry.IN_DAYS)));
        assertThat(gateway().find(refund(1))).isEqualTo(new Finding.NeverHeard());
    }

    @Test
    void anEarlierTryThatMovedMoneyAfterAllIsTheAnswer() throws Exception {
        listed(refundWith(mark(0) + ", \"status\": \"succeeded\""));

        assertThat(gateway().find(refund(3))).isEqualTo(new Finding.Known(new Standing.Succeeded("re_1")));
    }

    @Test
    void aPaymentThatStripeDoesNotKnowHasNoRefund() throws Exception {
        listAnswered(error(404, "invalid_request_error", "resource_missing"));

        assertThat(gateway().find(refund(0))).isEqualTo(new Finding.NeverHeard());
    }

    @Test
    void whatCannotBeAskedIsNotTakenForNothing() {
        Stream.of(
                        error(401, "invalid_request_error", ""),
                        error(400, "invalid_request_error", "parameter_invalid"),
                        error(429, "invalid_request_error", "rate_limit"),
                        error(500, "api_error", ""),
                        aResponse().withStatus(200).withBody("<html>Log in to the hotel's network</html>"),
                        aResponse().withFault(Fault.EMPTY_RESPONSE),
                        okJson(page(false, refundWith(mark(0) + ", \"status\": \"teleported\""))))
                .forEach(answer -> {
                    listAnswered(answer);
                    assertThatExceptionOfType(GatewayUnavailable.class)
                            .isThrownBy(() -> gateway().find(refund(0)));
                });
    }

    @Test
    void aPageThatCannotBeReadIsNotTakenForTheLast() {
        stripe.stubFor(
                get(urlPathEqualTo(REFUNDS)).willReturn(okJson(page(true, refundWith("\"status\": \"succeeded\"")))));
        stripe.stubFor(get(urlPathEqualTo(REFUNDS))
                .withQueryParam("starting_after", equalTo("re_1"))
                .willReturn(error(500, "api_error", "")));

        assertThatExceptionOfType(GatewayUnavailable.class)
                .isThrownBy(() -> gateway().find(refund(0)));
    }

    @Test
    void isTheGatewayOfStripeForADay() {
        assertThat(gateway().source()).isEqualTo("stripe");
        assertThat(gateway().remembers()).isEqualTo(Duration.ofHours(24));
    }

    private RefundGateway gateway() {
        return gateway(baseUrl(), Duration.ofSeconds(20));
    }

    private RefundGateway gateway(URI api, Duration patience) {
        return new StripeRefundGateway(new StripeSettings(KEY, List.of("whsec_1"), api, patience));
    }

    private URI baseUrl() {
        return URI.create(stripe.baseUrl());
    }

    private static Instruction refund(int failedTries) {
        return instruction(INTENT, cny("88.00"), failedTries);
    }

    private void answered(ResponseDefinitionBuilder answer) {
        stripe.stubFor(post(urlPathEqualTo(REFUNDS)).willReturn(answer));
    }

    private void listed(String... refunds) {
        listAnswered(okJson(page(false, refunds)));
    }

    private void listAnswered(ResponseDefinitionBuilder answer) {
        stripe.stubFor(get(urlPathEqualTo(REFUNDS)).willReturn(answer));
    }

    private static String page(boolean more, String... refunds) {
        return "{\"object\": \"list\", \"url\": \"" + REFUNDS + "\", \"has_more\": " + more + ", \"data\": ["
                + String.join(",", refunds) + "]}";
    }

    private static String refundWith(String members) {
        return "{\"id\": \"re_1\", \"object\": \"refund\", \"amount\": 8800, \"currency\": \"cny\", " + members + "}";
    }

    private static String mark(int failedTries) {
        return "\"metadata\": {\"refundId\": \"" + REFUND + "\", \"caseId\": \"" + CASE + "\", \"failedTries\": \""
                + failedTries + "\"}";
    }

    private static ResponseDefinitionBuilder error(int status, String type, String code) {
        String member = code.isEmpty() ? "" : "\"code\": \"" + code + "\", ";
        return aResponse()
                .withStatus(status)
                .withHeader("Request-Id", "req_1")
                .withBody(
                        "{\"error\": {" + member + "\"type\": \"" + type + "\", \"message\": \"As Stripe says it\"}}");
    }

    private Map<String, String> form() {
        String body = stripe.findAll(postRequestedFor(urlPathEqualTo(REFUNDS)))
                .getFirst()
                .getBodyAsString();
        return Stream.of(body.split("&"))
                .map(pair -> URLDecoder.decode(pair, StandardCharsets.UTF_8).split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }
}
