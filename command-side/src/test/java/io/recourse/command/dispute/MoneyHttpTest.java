package io.recourse.command.dispute;

import static io.recourse.command.dispute.HttpDesk.AGENT;
import static io.recourse.command.dispute.HttpDesk.SUPERVISOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.recourse.actor.Role;
import io.recourse.command.CommandHttpTest;
import io.recourse.dispute.CaseId;
import io.recourse.refund.RefundId;
import io.recourse.refund.RefundStatus;
import io.recourse.testing.HttpCalls.Answer;
import io.recourse.testing.TestTokens;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Refunds and provisional credits by HTTP. Above CNY 1,000.00 a second person agrees. */
class MoneyHttpTest extends CommandHttpTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String NO_REFUND = "/rfd_01K9ZZZZZZZZZZZZZZZZZZZZZZ";

    @Autowired
    private Disputes disputes;

    private HttpDesk desk;
    private HttpDesk.Opened opened;
    private String path;

    @BeforeEach
    void openACase() {
        desk = new HttpDesk(http());
        opened = desk.openIdentified();
        path = opened.path();
    }

    @Test
    void aSmallRefundNeedsNobodyElse() {
        desk.keyMissed(path + "/refunds", AGENT, opened.money("30.00"));

        Answer refund = desk.done(path + "/refunds", AGENT, opened.money("30.00"), 202);

        assertThat(refund.json().at("/status").asString()).isEqualTo("REQUESTED");
        assertThat(refund.json().at("/approvalNeeded").asBoolean()).isFalse();
        assertThat(refund.header("Location")).contains(path);
        awaitStatus(refund, RefundStatus.SUCCEEDED);
        desk.refused(path + "/refunds", AGENT, opened.money("4970.01"), 422, "refund-exceeds-refundable");
        desk.refused(
                path + "/refunds", AGENT, opened.money("1.00").replace("pay-", "other-"), 422, "payment-not-in-case");
        desk.refused(
                path + "/refunds", AGENT, opened.money("1.00").replace("CNY", "USD"), 422, "refund-currency-differs");
    }

    @Test
    void aRefundAfterTheWindowOfTheSourceIsRefused() {
        LimitedSource.add(http(), "late-refunds", "window: P365D");
        HttpDesk.Opened late = desk.openIdentified("late-refunds", "2024-01-31T08:00:00Z");

        assertRefused(
                late,
                "refund-window-passed",
                "The payment could be refunded until 2025-01-30T08:00:00Z[.]",
                "该支付的退款期限已于 2025-01-30T08:00:00Z 届满。");
    }

    @Test
    void aRefundMoreThanTheSourceAllowsIsRefused() {
        LimitedSource.add(http(), "one-refund", "most: 1");
        HttpDesk.Opened once = desk.openIdentified("one-refund", "2026-11-20T06:00:00Z");
        Answer first = desk.done(once.path() + "/refunds", AGENT, once.money("1.00"), 202);
        awaitStatus(once, first, RefundStatus.SUCCEEDED);

        assertRefused(
                once,
                "refund-count-reached",
                "The payment has had as many refunds as it can have: 1[.]",
                "该支付已达到最多 1 次退款。");
    }

    @Test
    void aRefundSoonAfterAnotherIsRefused() {
        LimitedSource.add(http(), "spaced-refunds", "spacing: P1D");
        HttpDesk.Opened spaced = desk.openIdentified("spaced-refunds", "2026-11-20T06:00:00Z");
        Answer first = desk.done(spaced.path() + "/refunds", AGENT, spaced.money("1.00"), 202);
        awaitStatus(spaced, first, RefundStatus.SUCCEEDED);

        assertRefused(
                spaced,
                "refund-too-soon",
                "The next refund of the payment is possible from [-0-9T:.]+Z on[.]",
                "该支付的下一次退款须不早于 [-0-9T:.]+Z。");
    }

    /** Refunds and credits alike, in both languages. */
    private void assertRefused(HttpDesk.Opened at, String rule, String english, String chinese) {
        for (String kind : List.of("/refunds", "/provisional-credits")) {
            String money = at.path() + kind;
            desk.refused(money, AGENT, at.money("1.00"), 422, rule);
            assertThat(detail(money, at, "en")).matches(english);
            assertThat(detail(money, at, "zh-CN")).matches(chinese);
        }
    }

    private String detail(String money, HttpDesk.Opened at, String language) {
        return http().send(http().post(money, AGENT, at.money("1.00"))
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .header("Accept-Language", language))
                .json()
                .at("/detail")
                .asString();
    }

    @Test
    void twoPeopleAgreeToALargeRefund() {
        Answer refund = desk.done(path + "/refunds", SUPERVISOR, opened.money("1000.01"), 202);
        assertThat(refund.json().at("/approvalNeeded").asBoolean()).isTrue();
        String approval = refund(refund) + "/approval";
        String other = TestTokens.of("second", Role.SUPERVISOR);
        desk.refused(approval, SUPERVISOR, "", 403, "four-eyes");
        desk.refused(approval, AGENT, "", 403, "role-not-allowed");
        desk.keyMissed(approval, other, "");
        desk.refused(path + "/refunds" + NO_REFUND + "/approval", other, "", 422, "refund-not-awaiting-approval");
        desk.refused(path + "/closure", AGENT, """
                {"outcome": "NO_FAULT", "basis": "POLICY"}""", 422, "refund-awaits-approval");

        Answer approved = desk.done(approval, other, "", 202);

        assertThat(approved.json().at("/status").asString()).isEqualTo("APPROVED");
        assertThat(approved.json().at("/decidedBy").asString()).isEqualTo("second");
        awaitStatus(refund, RefundStatus.SUCCEEDED);
        desk.refused(approval, other, "", 422, "refund-not-awaiting-approval");
    }

    @Test
    void aSecondPersonDeclinesALargeRefund() {
        Answer refund = desk.done(path + "/refunds", AGENT, opened.money("1000.01"), 202);
        String decline = refund(refund) + "/decline";
        desk.refused(decline, AGENT, "{}", 403, "role-not-allowed");
        desk.refused(decline, TestTokens.of("agent", Role.SUPERVISOR), "{}", 403, "four-eyes");

        Answer declined = desk.done(decline, SUPERVISOR, """
                {"reason": "too much"}""", 200);

        assertThat(declined.json().at("/status").asString()).isEqualTo("DECLINED");
        desk.refused(decline, SUPERVISOR, "{}", 422, "refund-not-awaiting-approval");
    }

    @Test
    void moneyThatCameBackIsReportedByASupervisor() {
        Answer refund = desk.done(path + "/refunds", AGENT, opened.money("30.00"), 202);
        String reversal = refund(refund) + "/reversal";
        awaitStatus(refund, RefundStatus.SUCCEEDED);
        desk.keyMissed(reversal, SUPERVISOR, "");
        desk.refused(reversal, AGENT, "", 403, "role-not-allowed");
        desk.refused(path + "/refunds" + NO_REFUND + "/reversal", SUPERVISOR, "", 422, "refund-not-reversible");

        Answer reversed = desk.done(reversal, SUPERVISOR, "", 200);

        assertThat(reversed.json().at("/status").asString()).isEqualTo("REVERSED");
        desk.refused(reversal, SUPERVISOR, "", 422, "refund-not-reversible");
    }

    @Test
    void onlyWhatIsUnderWayIsTriedAgainAndOnlyWhatIsStuckIsResolved() {
        Answer refund = desk.done(path + "/refunds", AGENT, opened.money("30.00"), 202);
        awaitStatus(refund, RefundStatus.SUCCEEDED);
        String retry = refund(refund) + "/retry";
        desk.keyMissed(retry, AGENT, "");
        desk.refused(retry, AGENT, "", 422, "refund-not-under-way");
        String resolution = refund(refund) + "/resolution";
        String found = """
                {"moved": true, "reference": "transfer-7"}""";
        desk.keyMissed(resolution, SUPERVISOR, found);
        desk.refused(resolution, AGENT, found, 403, "role-not-allowed");
        desk.refused(resolution, SUPERVISOR, found, 422, "refund-not-stuck");
    }

    @Test
    void aProvisionalCreditGoesOnlyToThoseWhoShowedWhoTheyAre() {
        HttpDesk.Opened unknown = desk.open();

        desk.refused(
                unknown.path() + "/provisional-credits", AGENT, unknown.money("30.00"), 422, "identity-not-verified");
    }

    @Test
    void aProvisionalCreditIsGrantedAndTakenBack() {
        desk.keyMissed(path + "/provisional-credits", AGENT, opened.money("30.00"));
        Answer credit = desk.done(path + "/provisional-credits", AGENT, opened.money("30.00"), 202);
        assertThat(credit.json().at("/purpose").asString()).isEqualTo("PROVISIONAL_CREDIT");
        awaitStatus(credit, RefundStatus.SUCCEEDED);
        String reversal =
                path + "/provisional-credits/" + credit.json().at("/refundId").asString() + "/reversal";
        desk.refused(path + "/withdrawal", AGENT, "{}", 422, "credit-outstanding");
        desk.keyMissed(reversal, AGENT, "{}");
        desk.refused(
                path + "/provisional-credits" + NO_REFUND + "/reversal", AGENT, "{}", 422, "no-credit-outstanding");

        Answer takenBack = desk.done(reversal, AGENT, """
                {"reason": "the goods came"}""", 202);

        assertThat(takenBack.json().at("/status").asString()).isEqualTo("REVERSING");
        awaitStatus(credit, RefundStatus.REVERSED);
        desk.refused(reversal, AGENT, "{}", 422, "no-credit-outstanding");
    }

    private String refund(Answer refund) {
        return path + "/refunds/" + refund.json().at("/refundId").asString();
    }

    private void awaitStatus(Answer refund, RefundStatus status) {
        awaitStatus(opened, refund, status);
    }

    private void awaitStatus(HttpDesk.Opened at, Answer refund, RefundStatus status) {
        RefundId id = RefundId.of(refund.json().at("/refundId").asString());
        await().atMost(PATIENCE)
                .until(() -> disputes.find(CaseId.of(at.caseId())).stream()
                        .flatMap(stored -> stored.state().refund(id).stream())
                        .anyMatch(r -> r.status() == status));
    }
}
