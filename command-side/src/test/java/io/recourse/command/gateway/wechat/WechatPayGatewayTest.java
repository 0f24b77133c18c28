package io.recourse.command.gateway.wechat;

import static io.recourse.command.gateway.wechat.Platform.REFUND;
import static io.recourse.command.gateway.wechat.Platform.about;
import static io.recourse.command.gateway.wechat.Platform.refund;
import static io.recourse.command.gateway.wechat.Platform.refused;
import static io.recourse.command.gateway.wechat.Platform.signed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.recourse.command.gateway.Finding;
import io.recourse.command.gateway.GatewayUnavailable;
import io.recourse.command.gateway.Standing;
import io.recourse.money.Money;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class WechatPayGatewayTest {

    private static final String REFERENCE = "50000000382019052709732678859";

    private final Platform platform = new Platform();

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void asksForTheRefundInFenUnderItsOwnIdAndSignsIt() throws Exception {
        platform.answers(signed(about("PROCESSING").toString()));

        assertThat(platform.gateway().submit(refund("1.00"))).isEqualTo(new Standing.Pending(REFERENCE));

        LoggedRequest request = platform.onlyRequest();
        assertThat(request.getMethod().getName()).isEqualTo("POST");
        assertThat(request.getUrl()).isEqualTo("/v3/refund/domestic/refunds");
        assertThat(request.getHeader("Wechatpay-Serial")).isEqualTo(Keys.PLATFORM_ID);
        assertThat(JsonMapper.shared().readTree(request.getBodyAsString()))
                .isEqualTo(JsonMapper.shared().readTree("""
                        {
                          "transaction_id": "4200002126202312127765466659",
                          "out_refund_no": "%s",
                          "amount": {"refund": 100, "total": 10000, "currency": "CNY"}
                        }
                        """.formatted(REFUND)));
    }

    @ParameterizedTest
    @CsvSource({
        "4200002126202312127765466659,     transaction_id",
        "42000021262023121277654666590001, transaction_id",
        "420000212620231212776546665,      out_trade_no",
        "4300002126202312127765466659,     out_trade_no",
        "4200-order-00000000000000000,     out_trade_no",
        "20150806125346,                   out_trade_no"
    })
    void namesTheOrderByWhicheverIdItHas(String reference, String field) throws Exception {
        platform.answers(signed(about("PROCESSING").toString()));

        platform.gateway().submit(refund(Money.of("1.00", "CNY"), reference));

        assertThat(JsonMapper.shared()
                        .readTree(platform.onlyRequest().getBodyAsString())
                        .path(field)
                        .asString())
                .isEqualTo(reference);
    }

    @Test
    void saysWhereToTellOfTheRefundWhenThatIsSet() throws Exception {
        Map<String, Object> environment = Keys.environment();
        environment.put(WechatPayKeys.NOTIFY_URL, "https://recourse.example/webhooks/wechat-pay");
        platform.answers(signed(about("PROCESSING").toString()));

        platform.gateway(environment, Platform.PATIENCE).submit(refund("1.00"));

        assertThat(JsonMapper.shared()
                        .readTree(platform.onlyRequest().getBodyAsString())
                        .path("notify_url")
                        .asString())
                .isEqualTo("https://recourse.example/webhooks/wechat-pay");
    }

    @Test
    void understandsEveryStatus() throws Exception {
        Map<String, Standing> standings = Map.of(
                "SUCCESS", new Standing.Succeeded(REFERENCE),
                "PROCESSING", new Standing.Pending(REFERENCE),
                "CLOSED", new Standing.Canceled(REFERENCE, "CLOSED"),
                "ABNORMAL", new Standing.Abnormal(REFERENCE, "ABNORMAL"));
        WechatPayGateway gateway = platform.gateway();
        for (String status : standings.keySet()) {
            platform.answers(signed(about(status).toString()));
            assertThat(gateway.submit(refund("1.00"))).isEqualTo(standings.get(status));
            assertThat(gateway.find(refund("1.00"))).isEqualTo(new Finding.Known(standings.get(status)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"REFUND", "success", "USERPAYING", ""})
    void takesAStatusThatIsNotKnownForNoAnswer(String status) {
        platform.answers(signed(about(status).toString()));

        assertThatExceptionOfType(GatewayUnavailable.class)
                .isThrownBy(() -> platform.gateway().submit(refund("1.00")));
        assertThatExceptionOfType(GatewayUnavailable.class)
                .isThrownBy(() -> platform.gateway().find(refund("1.00")));
    }

    @Test
    void asksWhatBecameOfARefundByItsOwnIdAndSignsIt() throws Exception {
        platform.answers(signed(about("SUCCESS").toString()));

        platform.gateway().find(refund("1.00"));

        LoggedRequest request = platform.onlyRequest();
        assertThat(request.getMethod().getName()).isEqualTo("GET");
        assertThat(request.getUrl()).isEqualTo("/v3/refund/domestic/refunds/" + REFUND);
        assertThat(request.getBodyAsString()).isEmpty();
    }

    @Test
    void hasNeverHeardOfARefundThatWechatPayDoesNotHave() throws Exception {
        platform.answers(refused(404, "RESOURCE_NOT_EXISTS", "退款单不存在"));

        assertThat(platform.gateway().find(refund("1.00"))).isEqualTo(new Finding.NeverHeard());
    }

    @Test
    void asksForNothingInAnotherCurrency() throws Exception {
        assertThat(platform.gateway().submit(refund(Money.of("1.00", "HKD"), Platform.ORDER)))
                .isEqualTo(new Standing.Failed("CURRENCY_NOT_SUPPORTED", Standing.Retry.NEVER));

        assertThat(platform.requests()).isEmpty();
    }

    @Test
    void refundsTheSmallestAndTheLargestAmountToTheFen() throws Exception {
        for (String[] amounts : new String[][] {{"0.01", "1"}, {"999999999999999.99", "99999999999999999"}}) {
            platform.answers(signed("{}"));
            assertThatExceptionOfType(GatewayUnavailable.class)
                    .isThrownBy(() -> platform.gateway().submit(refund(amounts[0])));
            assertThat(platform.requests().getFirst().getBodyAsString()).contains("\"refund\":" + amounts[1] + ",");
        }
    }

    @Test
    void isNamedAsItsSourceAndRemembersForEver() {
        WechatPayGateway gateway = platform.gateway();
        assertThat(gateway.source()).isEqualTo("wechat-pay");
        assertThat(gateway.remembers()).isGreaterThan(Duration.ofDays(10 * 365));
    }
}
