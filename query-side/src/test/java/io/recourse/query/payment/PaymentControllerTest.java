package io.recourse.query.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.payment.OutsideMovement;
import io.recourse.query.QueryTest;
import io.recourse.testing.EventLog;
import io.recourse.testing.HttpCalls.Answer;
import io.recourse.testing.PaymentEvents;
import io.recourse.testing.TestTokens;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PaymentControllerTest extends QueryTest {

    private static final String PATH = "/api/v1/payments";

    @BeforeAll
    void payments() {
        happened(new EventLog()
                .addPayment(PaymentEvents.of(2001)
                        .merchant("m-2000")
                        .recorded()
                        .reserved(1, "20.00")
                        .reserved(2, "30.00")
                        .settled(2, "30.00")
                        .events())
                .addPayment(PaymentEvents.of(2002).merchant("m-2000").recorded().events())
                .addPayment(PaymentEvents.of(2003)
                        .merchant("m-2000")
                        .amount("88", "JPY")
                        .recorded()
                        .events())
                .addPayment(PaymentEvents.of(2004).merchant("m-2001").recorded().events())
                .addPayment(PaymentEvents.of(2005)
                        .merchant("m-2005")
                        .recorded()
                        .reserved(1, "30.00")
                        .settled(1, "30.00")
                        .outside(OutsideMovement.Kind.CHARGEBACK, "du_1", "88.00")
                        .outside(OutsideMovement.Kind.REFUND, "re_1", "1.00")
                        .events())
                .addPayment(PaymentEvents.of(2006)
                        .merchant("m-2005")
                        .recorded()
                        .outside(OutsideMovement.Kind.CHARGEBACK, "du_1", "88.00")
                        .events()));
    }

    @Test
    void showsHowMuchMayStillBeRefunded() {
        Answer answer = get(PATH + "/pay-2001", TestTokens.agent());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("ETag")).contains("\"3\"");
        var body = answer.json();
        assertThat(body.at("/captured/amount").asString()).isEqualTo("88.00");
        assertThat(body.at("/reserved/amount").asString()).isEqualTo("20.00");
        assertThat(body.at("/refunded/amount").asString()).isEqualTo("30.00");
        assertThat(body.at("/refundable/amount").asString()).isEqualTo("38.00");
    }

    @Test
    void moneyThatWentBackTwiceIsShownAndFound() {
        var body = get(PATH + "/pay-2005", TestTokens.agent()).json();
        assertThat(body.at("/refundable/amount").asString()).isEqualTo("-31.00");
        assertThat(body.at("/chargedBack/amount").asString()).isEqualTo("88.00");
        assertThat(body.at("/refundedElsewhere/amount").asString()).isEqualTo("1.00");
        assertThat(body.at("/overdrawn").asBoolean()).isTrue();
        assertThat(found("merchantId=m-2005&overdrawn=true")).containsExactly("pay-2005");
        assertThat(found("merchantId=m-2005&overdrawn=false")).containsExactly("pay-2006");
    }

    @Test
    void unknownPaymentIs404() {
        assertThat(get(PATH + "/pay-unheard-of", TestTokens.agent()).status()).isEqualTo(404);
        assertThat(get(PATH + "/pay-unheard-of?minVersion=3", TestTokens.agent())
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "merchantId=m-2000 | pay-2003 pay-2002 pay-2001",
                "merchantId=m-2000,m-2001 | pay-2004 pay-2003 pay-2002 pay-2001",
                "merchantId=m-2000&merchantId=m-2001&currency=CNY | pay-2004 pay-2002 pay-2001",
                "merchantId=m-2000&amount=88 | pay-2003 pay-2002 pay-2001",
                "merchantId=m-2000&amount=88.00&currency=CNY | pay-2002 pay-2001",
                "merchantId=m-2000&amount=88.01 |",
                "customerId=c-2002 | pay-2002",
                "orderNumber=order-2004 | pay-2004",
                "customerId=c-2002&merchantId=m-2001 |",
            })
    void findsByWhatIsKnown(String query, String expected) {
        assertThat(found(query)).isEqualTo(expected == null ? List.of() : List.of(expected.split(" ")));
    }

    @Test
    void findsByTimeWithTheEndLeftOut() {
        String second = PaymentEvents.of(2002).capturedAt().toString();
        String third = PaymentEvents.of(2003).capturedAt().toString();

        assertThat(found("merchantId=m-2000&from=" + second + "&to=" + third)).containsExactly("pay-2002");
    }

    @Test
    void pagesGoThroughAllWithoutRepeating() {
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            var page = get(PATH + "?merchantId=m-2000&limit=1" + cursor, TestTokens.agent())
                    .json();
            seen.addAll(ids(page));
            cursor =
                    page.has("nextCursor") ? "&cursor=" + page.at("/nextCursor").asString() : "";
        } while (!cursor.isEmpty());

        assertThat(seen).containsExactly("pay-2003", "pay-2002", "pay-2001");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "amount=1e9",
                "amount=-1",
                "amount=88.00001",
                "currency=XXXX",
                "from=yesterday",
                "to=2026-13-01T00:00:00Z",
                "merchantId=%27;drop%20table",
                "limit=0",
                "limit=201",
                "limit=all",
                "cursor=abc",
                "overdrawn=perhaps",
                "sort=amount"
            })
    void badParameterIs400AndNamed(String query) {
        Answer answer = get(PATH + "?" + query, TestTokens.agent());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/violations/0/pointer").asString())
                .isEqualTo("?" + query.substring(0, query.indexOf('=')));
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() {
        var body = get(PATH + "?amount=x&currency=y&from=z", TestTokens.agent()).json();

        assertThat(body.at("/violations").size()).isEqualTo(3);
    }

    @Test
    void onlyStaffReads() {
        for (String path : List.of(PATH, PATH + "/pay-2001")) {
            assertThat(http().send(http().to(path)).status()).isEqualTo(401);
            assertThat(get(path, TestTokens.merchant("m-2000")).status()).isEqualTo(403);
            assertThat(get(path, TestTokens.auditor()).status()).isEqualTo(403);
        }
    }

    private List<String> found(String query) {
        Answer answer = get(PATH + "?" + query, TestTokens.agent());
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return ids(answer.json());
    }

    private static List<String> ids(tools.jackson.databind.JsonNode page) {
        return page.at("/items")
                .valueStream()
                .map(item -> item.at("/paymentId").asString())
                .toList();
    }
}
