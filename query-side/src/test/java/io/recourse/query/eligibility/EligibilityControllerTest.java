package io.recourse.query.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.dispute.Basis;
import io.recourse.dispute.CaseId;
import io.recourse.dispute.DisputeEvent;
import io.recourse.dispute.DisputeOpened;
import io.recourse.dispute.Outcome;
import io.recourse.query.QueryTest;
import io.recourse.sample.Sample;
import io.recourse.testing.CaseEvents;
import io.recourse.testing.EventLog;
import io.recourse.testing.HttpCalls.Answer;
import io.recourse.testing.PaymentEvents;
import io.recourse.testing.TestTokens;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EligibilityControllerTest extends QueryTest {

    private static final CaseId OPEN = CaseEvents.id(9701);
    private static final CaseId CLOSED = CaseEvents.id(9702);

    @BeforeAll
    void cases() {
        happened(new EventLog()
                .add(CaseEvents.of(9701).opened())
                .add(CaseEvents.of(9702).opened().closed(Outcome.NO_FAULT, Basis.POLICY))
                .addCase(List.of(limited(CaseEvents.of(9703).opened())))
                .addPayment(PaymentEvents.of(9703).recorded().events())
                .addCase(List.of(limited(CaseEvents.of(9704).opened())))
                .addPayment(
                        PaymentEvents.of(9704).recorded().reserved(1, "8.00").events())
                .addPayment(
                        PaymentEvents.of(9701).recorded().reserved(1, "8.00").events())
                .addPayment(PaymentEvents.of(9702).recorded().events()));
    }

    @Test
    void saysThatARefundIsPossibleAndWhatItNeeds() {
        Answer answer = get(path(OPEN, "?paymentId=pay-9701&amount=80&currency=CNY"), TestTokens.agent());

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().at("/eligible").asBoolean()).isTrue();
        assertThat(answer.json().at("/refusals").size()).isZero();
        assertThat(answer.json().at("/refundable/amount").asString()).isEqualTo("80.00");
        assertThat(answer.json().at("/approvalNeeded").asBoolean(true)).isFalse();
        assertThat(answer.json().at("/identityNeeded").asBoolean(true)).isFalse();
        assertThat(answer.json().at("/promisedBy").asString()).endsWith("Z");
    }

    @Test
    void namesTheRulesInTheLanguageOfTheReader() {
        String question = path(CLOSED, "?paymentId=pay-9702&amount=88.01&currency=CNY");
        Answer english = get(question, TestTokens.agent());
        Answer chinese = http().send(http().to(question, TestTokens.agent()).header("Accept-Language", "zh-CN"));

        assertThat(english.json().at("/eligible").asBoolean(true)).isFalse();
        assertThat(english.json().at("/refusals").values())
                .extracting(refusal -> refusal.at("/rule").asString())
                .containsExactly("action-not-allowed-in-phase", "refund-exceeds-refundable");
        assertThat(english.json().at("/refusals/1/detail").asString()).contains("88.01 CNY");
        assertThat(chinese.json().at("/refusals/1/detail").asString()).containsPattern("\\p{IsHan}");
        assertThat(chinese.header("Content-Language")).contains("zh-CN");
    }

    private static DisputeEvent limited(CaseEvents opened) {
        DisputeOpened e = (DisputeOpened) opened.events().getFirst();
        return new DisputeOpened(
                e.caseId(),
                e.complaint(),
                e.payments(),
                e.merchantId(),
                e.origin(),
                e.stage(),
                e.policies(),
                e.deadlines(),
                Sample.terms(),
                e.queue(),
                e.act());
    }

    @Test
    void tellsWhatTheSourceOfThePaymentAllows() {
        Answer answer = get(path(CaseEvents.id(9703), "?paymentId=pay-9703&amount=8&currency=CNY"), TestTokens.agent());

        assertThat(answer.json().at("/limits").values())
                .extracting(limit -> limit.at("/limit").asString())
                .containsExactly("WINDOW", "COUNT");
        assertThat(answer.json().at("/limits/1/detail").asString())
                .isEqualTo("The payment has had 0 of at most 50 refunds.");
    }

    /** Its only refund is reserved in 2052. */
    @Test
    void namesTheLimitThatForbidsItInTheLanguageOfTheReader() {
        String question = path(CaseEvents.id(9704), "?paymentId=pay-9704&amount=8&currency=CNY");
        Answer english = get(question, TestTokens.agent());
        Answer chinese = http().send(http().to(question, TestTokens.agent()).header("Accept-Language", "zh-CN"));

        assertThat(english.json().at("/eligible").asBoolean(true)).isFalse();
        assertThat(tooSoon(english)).matches("The next refund of the payment is possible from 2052-[-0-9T:]+Z on[.]");
        assertThat(tooSoon(chinese)).matches("该支付的下一次退款须不早于 2052-[-0-9T:]+Z。");
        assertThat(english.json().at("/limits/2/limit").asString()).isEqualTo("SPACING");
        assertThat(english.json().at("/limits/2/kept").asBoolean(true)).isFalse();
    }

    private static String tooSoon(Answer answer) {
        return answer.json().at("/refusals").values().stream()
                .filter(refusal -> refusal.at("/rule").asString().equals("refund-too-soon"))
                .map(refusal -> refusal.at("/detail").asString())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void onlyStaffAsks() {
        String question = path(OPEN, "?paymentId=pay-9701&amount=1&currency=CNY");
        assertThat(http().send(http().to(question)).status()).isEqualTo(401);
        assertThat(get(question, TestTokens.merchant("m-1")).status()).isEqualTo(403);
        assertThat(get(question, TestTokens.auditor()).status()).isEqualTo(403);
    }

    @Test
    void unknownCaseIs404() {
        Answer answer = get(path(CaseEvents.id(9799), "?paymentId=pay-9701&amount=1&currency=CNY"), TestTokens.agent());
        assertThat(answer.status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?paymentId=pay-9701&amount=1",
                "?paymentId=pay-9701&currency=CNY",
                "?amount=1&currency=CNY",
                "?paymentId=pay-9701&amount=0&currency=CNY",
                "?paymentId=pay-9701&amount=-1&currency=CNY",
                "?paymentId=pay-9701&amount=1.001&currency=CNY",
                "?paymentId=pay-9701&amount=1e3&currency=CNY",
                "?paymentId=pay-9701&amount=9999999999999999&currency=CNY",
                "?paymentId=pay-9701&amount=1&currency=XXX",
                "?paymentId=pay-9701&amount=1&currency=Yuan",
                "?paymentId=%00&amount=1&currency=CNY",
                "?paymentId=pay-9701&amount=1&currency=CNY&reason=x"
            })
    void malformedQuestionIs400(String query) {
        Answer answer = get(path(OPEN, query), TestTokens.agent());
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    }

    private static String path(CaseId id, String query) {
        return "/api/v1/disputes/" + id + "/refund-eligibility" + query;
    }
}
