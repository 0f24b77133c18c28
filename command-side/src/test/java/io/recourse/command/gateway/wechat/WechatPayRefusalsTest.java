package io.recourse.command.gateway.wechat;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static io.recourse.command.gateway.wechat.Platform.about;
import static io.recourse.command.gateway.wechat.Platform.refund;
import static io.recourse.command.gateway.wechat.Platform.refused;
import static io.recourse.command.gateway.wechat.Platform.signed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.recourse.command.gateway.GatewayUnavailable;
import io.recourse.command.gateway.Standing;
import io.recourse.command.gateway.Standing.Retry;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Every error that WeChat Pay documents for refunds, with the words it was seen to use. */
@ExtendWith(OutputCaptureExtension.class)
class WechatPayRefusalsTest {

    private final Platform platform = new Platform();

    @AfterEach
    void close() {
        platform.close();
    }

    @ParameterizedTest
    @CsvSource({
        "403, NOT_ENOUGH,            基本账户余额不足，请充值后重新发起,             NOT_ENOUGH,            IN_DAYS",
        "403, USER_ACCOUNT_ABNORMAL, 用户账户异常或已注销,                           USER_ACCOUNT_ABNORMAL, NEVER",
        "429, FREQUENCY_LIMITED,     频率限制，1个月之前的订单请降低申请频率再重试,  FREQUENCY_LIMITED,     SOON",
        "429, RATELIMIT_EXCEEDED,    接口限频,                                       RATELIMIT_EXCEEDED,    SOON",
        "404, RESOURCE_NOT_EXISTS,   订单不存在,                                     RESOURCE_NOT_EXISTS,   SOON",
        "400, PARAM_ERROR,           参数错误,                                       PARAM_ERROR,           NEVER",
        "400, INVALID_REQUEST,       订单已全额退款,                                 INVALID_REQUEST,       NEVER",
        "400, INVALID_REQUEST,       订单已经超过退款期限,                           TRADE_OVERDUE,         NEVER",
        "400, INVALID_REQUEST, 退款金额大于支付金额, INVALID_REQUEST, NEVER",
        "400, INVALID_REQUEST, 频率限制，1个月之前的订单请降低申请频率再重试, FREQUENCY_LIMITED, SOON",
        "400, INVALID_REQUEST,       订单处理中，暂时无法退款，请稍后再试,           ORDER_NOT_READY,       SOON"
    })
    void tellsThatNothingMovedAndWhetherItMayLater(int status, String code, String message, String told, Retry retry)
            throws Exception {
        platform.answers(refused(status, code, message));

        assertThat(platform.gateway().submit(refund("1.00"))).isEqualTo(new Standing.Failed(told, retry));
    }

    @Test
    void asksWhetherANumberThatIsSaidToBeUsedIsOfThisRefund() throws Exception {
        platform.answers(refused(400, "INVALID_REQUEST", "订单金额或退款金额与之前请求不一致，请核实后再试"));
        WechatPayGateway gateway = platform.gateway();

        platform.answersQuestions(refused(404, "RESOURCE_NOT_EXISTS", "退款单不存在"));
        assertThat(gateway.submit(refund("1.00"))).isEqualTo(new Standing.Failed("REFUND_FEE_MISMATCH", Retry.NEVER));

        platform.answersQuestions(signed(about("SUCCESS").toString()));
        assertThat(gateway.submit(refund("1.00"))).isInstanceOf(Standing.Succeeded.class);

        assertThatExceptionOfType(GatewayUnavailable.class)
                .as("of another amount")
                .isThrownBy(() -> gateway.submit(refund("2.00")));

        platform.answersQuestions(refused(500, "SYSTEM_ERROR", "系统错误"));
        assertThatExceptionOfType(GatewayUnavailable.class).isThrownBy(() -> gateway.submit(refund("1.00")));
    }

    @ParameterizedTest
    @CsvSource({
        "500, SYSTEM_ERROR",
        "502, BAD_GATEWAY",
        "500, NOT_ENOUGH",
        "401, SIGN_ERROR",
        "403, NO_AUTH",
        "404, MCH_NOT_EXISTS",
        "403, REQUEST_BLOCKED",
        "400, SOMETHING_NEW",
        "302, NOT_ENOUGH",
    })
    void doesNotTellWhatIsNotKnown(int status, String code) {
        platform.answers(refused(status, code, "系统错误"));

        assertThatExceptionOfType(GatewayUnavailable.class)
                .isThrownBy(() -> platform.gateway().submit(refund("1.00")))
                .withMessage("wechat-pay: refused with HTTP " + status + " " + code);
        assertThatExceptionOfType(GatewayUnavailable.class)
                .isThrownBy(() -> platform.gateway().find(refund("1.00")));
    }

    @ParameterizedTest
    @CsvSource({
        "404, MCH_NOT_EXISTS",
        "404, NOT_FOUND",
        "400, RESOURCE_NOT_EXISTS",
        "403, NOT_ENOUGH",
        "429, FREQUENCY_LIMITED"
    })
    void doesNotTakeAnotherRefusalForARefundThatWasNeverHeardOf(int status, String code) {
        platform.answers(refused(status, code, "退款单不存在"));

        assertThatExceptionOfType(GatewayUnavailable.class)
                .isThrownBy(() -> platform.gateway().find(refund("1.00")));
    }

    @ParameterizedTest
    @CsvSource({"403, NOT_ENOUGH", "400, INVALID_REQUEST", "404, RESOURCE_NOT_EXISTS", "429, FREQUENCY_LIMITED"})
    void decidesNothingByARefusalThatThePlatformDidNotSign(int status, String code) {
        String body = "{\"code\":\"" + code + "\",\"message\":\"\"}";
        for (ResponseDefinitionBuilder answer : List.of(
                aResponse().withHeader("Content-Type", "application/json").withBody(body),
                signed(body, Keys.OF_STRANGER.getPrivate(), Instant.now()),
                signed(body, Keys.OF_PLATFORM.getPrivate(), Instant.now().minusSeconds(360)),
                signed(body).withBody(body + " "))) {
            platform.answers(answer.withStatus(status));

            assertThatExceptionOfType(GatewayUnavailable.class)
                    .isThrownBy(() -> platform.gateway().submit(refund("1.00")))
                    .withMessage("wechat-pay: refused with HTTP " + status + " " + code + ", unsigned");
            assertThatExceptionOfType(GatewayUnavailable.class)
                    .isThrownBy(() -> platform.gateway().find(refund("1.00")));
        }
    }

    @Test
    void takesAPageOfAProxyForNoAnswer() {
        for (String page :
                new String[] {"<html>404 Not Found</html>", "", "[]", "null", "{\"code\":{}}", "{\"code\":\"<b>\"}"}) {
            platform.answers(signed(page).withStatus(404));
            assertThatExceptionOfType(GatewayUnavailable.class)
                    .isThrownBy(() -> platform.gateway().submit(refund("1.00")));
            assertThatExceptionOfType(GatewayUnavailable.class)
                    .isThrownBy(() -> platform.gateway().find(refund("1.00")));
        }
    }

    @Test
    void tellsTheOperatorOnceThatTheMerchantIsRefused(CapturedOutput output) throws Exception {
        WechatPayGateway gateway = platform.gateway();
        platform.answers(refused(401, "SIGN_ERROR", "签名错误"));
        for (int i = 0; i < 3; i++) {
            assertThatExceptionOfType(GatewayUnavailable.class).isThrownBy(() -> gateway.submit(refund("1.00")));
        }
        String line =
                "gateway_refuses_merchant source=wechat-pay code=SIGN_ERROR httpStatus=401 refundId=" + Platform.REFUND;
        assertThat(output.getAll()).containsOnlyOnce(line);

        platform.answers(signed(about("SUCCESS").toString()));
        gateway.submit(refund("1.00"));
        platform.answers(refused(401, "SIGN_ERROR", "签名错误"));
        assertThatExceptionOfType(GatewayUnavailable.class).isThrownBy(() -> gateway.submit(refund("1.00")));

        assertThat(output.getAll().split(line, -1)).hasSize(3);
    }
}
