package io.recourse.query.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.dispute.Basis;
import io.recourse.dispute.CaseId;
import io.recourse.dispute.Outcome;
import io.recourse.query.QueryTest;
import io.recourse.testing.CaseEvents;
import io.recourse.testing.EventLog;
import io.recourse.testing.HttpCalls.Answer;
import io.recourse.testing.PaymentEvents;
import io.recourse.testing.TestTokens;
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
