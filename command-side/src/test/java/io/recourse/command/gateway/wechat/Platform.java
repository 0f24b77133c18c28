package io.recourse.command.gateway.wechat;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.recourse.command.gateway.Instruction;
import io.recourse.command.gateway.SourcePayment;
import io.recourse.money.Money;
import io.recourse.payment.CustomerId;
import io.recourse.payment.MerchantId;
import io.recourse.payment.PaymentId;
import io.recourse.refund.RefundId;
import io.recourse.sample.Sample;
import java.net.URI;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** WeChat Pay as seen from a merchant: one answer to every request, signed. */
final class Platform implements AutoCloseable {

    static final RefundId REFUND = Sample.refund(700_001);
    static final String ORDER = "4200002126202312127765466659";
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final String NONCE = "c5ac7061fccab6bf3e254dcf98995b8c";

    private final WireMockServer server = new WireMockServer(options().dynamicPort());

    Platform() {
        server.start();
    }

    WechatPayGateway gateway() {
        return gateway(Keys.environment(), PATIENCE);
    }

    WechatPayGateway gateway(Map<String, Object> environment, Duration patience) {
        return new WechatPayGateway(Keys.settings(environment, URI.create(server.baseUrl())), patience);
    }

    static Instruction refund(String amount) {
        return refund(Money.of(amount, "CNY"), ORDER);
    }

    static Instruction refund(Money amount, String reference) {
        return new Instruction(
                REFUND,
                Sample.CASE,
                amount,
                new SourcePayment(
                        PaymentId.of("wx-1"),
                        reference,
                        Money.of("100.00", amount.currency().getCurrencyCode()),
                        CustomerId.of("customer-1"),
                        MerchantId.of("merchant-1")),
                0);
    }

    /** Its answer about the refund of one yuan, as in the documentation. */
    static ObjectNode about(String status) {
        return Example.refund().put("out_refund_no", REFUND.value()).put("status", status);
    }

    static ResponseDefinitionBuilder signed(String body) {
        return signed(body, Keys.OF_PLATFORM.getPrivate(), Instant.now());
    }

    static ResponseDefinitionBuilder signed(String body, PrivateKey key, Instant at) {
        return answer(body, headers(body, key, at));
    }

    /** Signed, and then with another value of one header. */
    static ResponseDefinitionBuilder signedBut(String header, String value) {
        String body = about("SUCCESS").toString();
        Map<String, String> headers = headers(body, Keys.OF_PLATFORM.getPrivate(), Instant.now());
        headers.put(header, value);
        return answer(body, headers);
    }

    private static ResponseDefinitionBuilder answer(String body, Map<String, String> headers) {
        ResponseDefinitionBuilder answer = aResponse().withStatus(200).withBody(body);
        headers.forEach(answer::withHeader);
        return answer;
    }

    private static Map<String, String> headers(String body, PrivateKey key, Instant at) {
        return new HashMap<>(Map.of(
                "Content-Type",
                "application/json; charset=utf-8",
                "Request-ID",
                "08F78BB5AF0610D302189F8C9C0528B3DE01D8A1",
                "Wechatpay-Serial",
                Keys.PLATFORM_ID,
                "Wechatpay-Timestamp",
                String.valueOf(at.getEpochSecond()),
                "Wechatpay-Nonce",
                NONCE,
                "Wechatpay-Signature",
                Keys.sign(key, at.getEpochSecond() + "\n" + NONCE + "\n" + body + "\n")));
    }

    static ResponseDefinitionBuilder refused(int status, String code, String message) {
        return signed("{\"code\":\"" + code + "\",\"message\":\"" + message + "\"}")
                .withStatus(status);
    }

    Platform answers(ResponseDefinitionBuilder answer) {
        server.stubFor(any(anyUrl()).willReturn(answer));
        return this;
    }

    /** Another answer to questions than to the rest. */
    Platform answersQuestions(ResponseDefinitionBuilder answer) {
        server.stubFor(get(anyUrl()).willReturn(answer));
        return this;
    }

    List<LoggedRequest> requests() {
        return server.getAllServeEvents().stream().map(ServeEvent::getRequest).toList();
    }

    /** The one request that came, which the merchant has signed. */
    LoggedRequest onlyRequest() {
        assertThat(requests()).hasSize(1);
        LoggedRequest request = requests().getFirst();
        assertThat(signedByMerchant(request)).as("signed by the merchant").isTrue();
        return request;
    }

    /** By pay.weixin.qq.com/wiki/doc/apiv3_partner/wechatpay/wechatpay3_3.shtml. */
    private static boolean signedByMerchant(LoggedRequest request) {
        String authorization = request.getHeader("Authorization");
        assertThat(authorization).startsWith("WECHATPAY2-SHA256-RSA2048 ");
        Map<String, String> token = new HashMap<>();
        for (String part :
                authorization.substring("WECHATPAY2-SHA256-RSA2048 ".length()).split(",", -1)) {
            int at = part.indexOf('=');
            token.put(part.substring(0, at), part.substring(at + 2, part.length() - 1));
        }
        assertThat(token).containsEntry("mchid", Keys.MERCHANT).containsEntry("serial_no", Keys.MERCHANT_SERIAL);
        String message = request.getMethod().getName() + "\n" + request.getUrl() + "\n" + token.get("timestamp") + "\n"
                + token.get("nonce_str") + "\n" + request.getBodyAsString() + "\n";
        return Keys.verifies(Keys.OF_MERCHANT.getPublic(), message, token.getOrDefault("signature", ""));
    }

    @Override
    public void close() {
        server.stop();
    }
}
