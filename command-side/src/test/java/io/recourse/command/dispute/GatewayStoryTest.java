package io.recourse.command.dispute;

import static io.recourse.sample.Sample.NOW;
import static io.recourse.sample.Sample.cny;
import static io.recourse.sample.Sample.refund;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.recourse.actor.Act;
import io.recourse.actor.Actor;
import io.recourse.actor.Channel;
import io.recourse.actor.CommandId;
import io.recourse.actor.Role;
import io.recourse.command.gateway.Notice;
import io.recourse.command.gateway.Standing;
import io.recourse.command.gateway.WitnessPsp;
import io.recourse.command.gateway.WitnessPsp.Whim;
import io.recourse.dispute.Axes;
import io.recourse.dispute.CaseId;
import io.recourse.dispute.CaseTask;
import io.recourse.dispute.Funds;
import io.recourse.dispute.MoneyMovedOutside;
import io.recourse.dispute.RefundReversed;
import io.recourse.dispute.RefundSucceeded;
import io.recourse.dispute.ResolveRefund;
import io.recourse.dispute.RetryRefund;
import io.recourse.money.Money;
import io.recourse.payment.OutsideMovement;
import io.recourse.payment.OutsideMovementRecorded;
import io.recourse.payment.PaymentId;
import io.recourse.refund.CaseRefund;
import io.recourse.refund.RefundFailure;
import io.recourse.refund.RefundId;
import io.recourse.refund.RefundStatus;
import io.recourse.rejection.Rule;
import io.recourse.runtime.clock.VirtualClock;
import io.recourse.sample.Sample;
import io.recourse.testing.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Refunds by way of a payment service provider that takes its time, loses answers and tells things by itself. */
class GatewayStoryTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final Map<RefundId, Whim> WHIMS = new ConcurrentHashMap<>();
    private static final WitnessPsp PSP =
            new WitnessPsp(DATABASE.dataSource(), id -> WHIMS.getOrDefault(id, Whim.AT_ONCE));
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @SuppressWarnings("NullAway.Init")
    private static Desk desk;

    private static int numbers;

    private final int number = 100 * ++numbers;
    private final CaseId dispute = Sample.dispute(number);
    private final RefundId refund = refund(700_000 + number);

    @BeforeAll
    static void start() {
        WitnessPsp.found(DATABASE.dataSource());
        desk = Desk.start(DATABASE.properties(), new VirtualClock(NOW), PSP);
    }

    @AfterAll
    static void stop() {
        desk.close();
    }

    @Test
    void movesOnceWhenTheAnswerIsLost() {
        asked(Whim.ANSWER_LOST, "30.00");
        becomes(RefundStatus.SUCCEEDED);
        assertThat(moved()).containsExactly("30.00");
    }

    @Test
    void movesOnceWhenTheQuestionIsLost() {
        asked(Whim.QUESTION_LOST, "30.00");
        becomes(RefundStatus.SUCCEEDED);
        assertThat(moved()).containsExactly("30.00");
    }

    @Test
    void triesAgainWhenTheGatewayIsBusy() {
        asked(Whim.BUSY, "30.00");
        becomes(RefundStatus.SUCCEEDED);
        assertThat(moved()).containsExactly("30.00");
    }

    @Test
    void givesBackWhatTheGatewayDeclines() {
        PaymentId payment = asked(Whim.DECLINES, "30.00");
        becomes(RefundStatus.FAILED);
        assertThat(desk.payment(payment).refundable()).isEqualTo(cny("100.00"));
        assertThat(moved()).isEmpty();
    }

    @Test
    void asksByItselfUntilTheGatewayHasMovedIt() {
        asked(Whim.LATER, "30.00");
        becomes(RefundStatus.SUCCEEDED);
        assertThat(moved()).containsExactly("30.00");
    }

    @Test
    void hearsOfTheEndByANoticeHoweverOftenItComes() throws Exception {
        asked(Whim.SILENT, "30.00");
        becomes(RefundStatus.SUBMITTED);
        PSP.set(refund, "SUCCEEDED");
        for (int i = 0; i < 3; i++) {
            assertThat(tell(stands("evt-1", "SUCCEEDED", NOW)).statusCode()).isEqualTo(202);
        }
        becomes(RefundStatus.SUCCEEDED);
        settle();
        assertThat(desk.count(RefundSucceeded.class, dispute)).isOne();
    }

    @Test
    void believesWhatTheGatewaySaysNowAndNotWhatItSaidThen() throws Exception {
        asked(Whim.SILENT, "30.00");
        becomes(RefundStatus.SUBMITTED);
        PSP.set(refund, "SUCCEEDED");
        tell(stands("evt-2", "SUCCEEDED", NOW.plusSeconds(10)));
        tell(stands("evt-1", "PENDING", NOW));
        tell(stands("evt-0", "FAILED", NOW.minusSeconds(5)));
        becomes(RefundStatus.SUCCEEDED);
        settle();
        assertThat(status()).isEqualTo(RefundStatus.SUCCEEDED);
    }

    @Test
    void whatFailsAfterItHadSucceededComesBackToThePayment() throws Exception {
        PaymentId payment = asked(Whim.AT_ONCE, "30.00");
        becomes(RefundStatus.SUCCEEDED);
        PSP.set(refund, "FAILED");
        tell(stands("evt-f", "FAILED", NOW.plusSeconds(10)));
        becomes(RefundStatus.REVERSED);
        tell(stands("evt-g", "FAILED", NOW.plusSeconds(11)));
        await().atMost(PATIENCE).until(() -> desk.payment(payment).refundable().equals(cny("100.00")));
        settle();
        assertThat(desk.count(RefundReversed.class, dispute)).isOne();
        assertThat(theRefund().failure()).map(RefundFailure::kind).contains(RefundFailure.Kind.RETURNED);
    }

    @Test
    void waitsForTheCustomerAndIsCalledOff() throws Exception {
        PaymentId payment = asked(Whim.SILENT, "30.00");
        becomes(RefundStatus.SUBMITTED);
        PSP.set(refund, "ACTION");
        tell(stands("evt-a", "ACTION", NOW.plusSeconds(1)));
        becomes(RefundStatus.REQUIRES_ACTION);
        assertThat(CaseTask.of(desk.dispute(dispute))).isEmpty();
        PSP.set(refund, "CANCELED");
        tell(stands("evt-c", "CANCELED", NOW.plusSeconds(2)));
        becomes(RefundStatus.CANCELED);
        assertThat(desk.payment(payment).refundable()).isEqualTo(cny("100.00"));
    }

    @Test
    void whatAGatewayThatCannotBeAskedCallsFailedHasFailed() throws Exception {
        PaymentId payment = asked(Whim.MUTE, "30.00");
        becomes(RefundStatus.SUBMITTED);
        Standing poor = new Standing.Failed("insufficient balance", Standing.Retry.IN_DAYS);
        tell(new Notice.RefundStands(number + "evt-p", refund, poor, NOW.plusSeconds(1)));
        becomes(RefundStatus.FAILED);
        tell(stands("evt-o", "SUCCEEDED", NOW));
        settle();
        assertThat(desk.payment(payment).refundable())
                .as("an older notice comes too late")
                .isEqualTo(cny("100.00"));
    }

    @Test
    void aPersonEndsWhatCannotReachTheCustomer() throws Exception {
        PaymentId payment = asked(Whim.SILENT, "30.00");
        becomes(RefundStatus.SUBMITTED);
        PSP.set(refund, "ABNORMAL");
        tell(stands("evt-x", "ABNORMAL", NOW.plusSeconds(1)));
        becomes(RefundStatus.ABNORMAL);
        assertThat(tasks()).containsExactly(CaseTask.Kind.REFUND_ABNORMAL);
        assertThat(desk.payment(payment).reserved()).isEqualTo(cny("30.00"));

        desk.handle(new ResolveRefund(
                dispute, refund, true, "transfer-7", Optional.empty(), by("supervisor", Role.SUPERVISOR, "resolve")));

        becomes(RefundStatus.SUCCEEDED);
        assertThat(tasks()).isEmpty();
        assertThat(desk.payment(payment).refunded()).isEqualTo(cny("30.00"));
    }

    @Test
    void retryingAsksAtOnceAndMovesNothingTwice() {
        asked(Whim.LATER, "30.00");
        becomes(RefundStatus.SUBMITTED);
        desk.handle(new RetryRefund(dispute, refund, by("agent", Role.AGENT, "retry")));
        becomes(RefundStatus.SUCCEEDED);
        assertThat(moved()).containsExactly("30.00");
    }

    @Test
    void aRefundIsRefusedWhileItsMoneyIsChargedBackAndPossibleOnceThatIsWon() throws Exception {
        PaymentId payment = open();
        tell(moved("txn-1", OutsideMovement.Kind.CHARGEBACK, "100.00"));
        await().atMost(PATIENCE).until(() -> desk.count(MoneyMovedOutside.class, dispute) == 1);
        assertThat(funds()).isEqualTo(Funds.REFUNDED_FULL);
        assertThat(Crowd.refusal(() -> desk.refund(dispute, refund, payment, cny("1.00"))))
                .containsExactly(Rule.PAYMENT_CHARGED_BACK);

        tell(moved("txn-2", OutsideMovement.Kind.CHARGEBACK_RETURNED, "100.00"));
        await().atMost(PATIENCE).until(() -> desk.count(MoneyMovedOutside.class, dispute) == 2);
        assertThat(funds()).isEqualTo(Funds.RETURNED);
        desk.refund(dispute, refund, payment, cny("100.00"));
        becomes(RefundStatus.SUCCEEDED);
        assertThat(desk.payment(payment).refundable()).isEqualTo(cny("0"));
        assertThat(tasks()).isEmpty();
    }

    @Test
    void moneyThatIsLostTwiceIsSeen() throws Exception {
        PaymentId payment = asked(Whim.AT_ONCE, "60.00");
        becomes(RefundStatus.SUCCEEDED);
        tell(moved("txn-1", OutsideMovement.Kind.CHARGEBACK, "100.00"));
        tell(moved("txn-1", OutsideMovement.Kind.CHARGEBACK, "100.00"));
        await().atMost(PATIENCE).until(() -> tasks().contains(CaseTask.Kind.MONEY_LOST_TWICE));
        assertThat(desk.payment(payment).refundable()).isEqualTo(cny("-60.00"));
        assertThat(desk.payment(payment).overdrawn()).isTrue();
        settle();
        assertThat(recorded(payment)).isOne();

        tell(moved("txn-2", OutsideMovement.Kind.CHARGEBACK_RETURNED, "100.00"));
        await().atMost(PATIENCE).until(() -> tasks().isEmpty());
    }

    @Test
    void aCaseThatIsOpenedAfterAChargebackKnowsOfIt() throws Exception {
        PaymentId payment = pay();
        tell(moved("txn-1", OutsideMovement.Kind.CHARGEBACK, "100.00"));
        await().atMost(PATIENCE)
                .until(() -> desk.payment(payment).overdrawn()
                        || desk.payment(payment).chargedBack().positive());
        desk.openIdentified(dispute, payment);
        await().atMost(PATIENCE).until(() -> funds() == Funds.REFUNDED_FULL);
    }

    @Test
    void aNoticeThatComesBeforeItsPaymentWaitsForIt() throws Exception {
        assertThat(tell(moved("txn-1", OutsideMovement.Kind.REFUND, "10.00")).statusCode())
                .isEqualTo(202);
        PaymentId payment = pay();
        await().atMost(PATIENCE).until(() -> {
            desk.advanceTo(desk.now().plusSeconds(60));
            return desk.payment(payment).refundedElsewhere().equals(cny("10.00"));
        });
    }

    @Test
    void whatWasGivenBackAndMovedAfterAllIsCounted() throws Exception {
        PaymentId payment = asked(Whim.DECLINES, "30.00");
        becomes(RefundStatus.FAILED);
        PSP.set(refund, "SUCCEEDED");
        tell(stands("evt-late", "SUCCEEDED", NOW.plusSeconds(10)));
        await().atMost(PATIENCE)
                .until(() -> desk.payment(payment).refundedElsewhere().equals(cny("30.00")));
        assertThat(desk.payment(payment).refundable()).isEqualTo(cny("70.00"));
    }

    @Test
    void aNoticeAboutARefundThatNobodyAskedForIsKeptAndHasNoConsequence() throws Exception {
        assertThat(tell(stands("evt-stranger", "SUCCEEDED", NOW)).statusCode()).isEqualTo(202);
        await().atMost(PATIENCE).until(() -> result("evt-stranger").equals("UNKNOWN"));
    }

    @Test
    void refusesWhatDoesNotComeFromTheGateway() throws Exception {
        String body = WitnessPsp.body(List.of(stands("evt-fake", "SUCCEEDED", NOW)));
        assertThat(send("witness", body, Optional.of("me too")).statusCode()).isEqualTo(401);
        assertThat(send("witness", body, Optional.empty()).statusCode()).isEqualTo(401);
        assertThat(send("nobody", body, Optional.of(WitnessPsp.WORD)).statusCode())
                .isEqualTo(404);
        assertThat(send("witness", "{", Optional.of(WitnessPsp.WORD)).statusCode())
                .isEqualTo(400);
        assertThat(send("witness", "", Optional.of(WitnessPsp.WORD)).statusCode())
                .isEqualTo(400);
        assertThat(send("witness", "x".repeat(2_000_000), Optional.of(WitnessPsp.WORD))
                        .statusCode())
                .isEqualTo(413);
        assertThat(desk.count("SELECT count(*) FROM command.gateway_notice WHERE notice_id LIKE '%evt-fake'"))
                .isZero();
    }

    private PaymentId pay() {
        return desk.pay("story-" + number, cny("100.00"), WitnessPsp.SOURCE);
    }

    private PaymentId open() {
        PaymentId payment = pay();
        desk.openIdentified(dispute, payment);
        return payment;
    }

    private PaymentId asked(Whim whim, String amount) {
        WHIMS.put(refund, whim);
        PaymentId payment = open();
        desk.refund(dispute, refund, payment, cny(amount));
        return payment;
    }

    private void becomes(RefundStatus status) {
        await().atMost(PATIENCE).until(() -> {
            if (status() != status) {
                // Whatever waits for a while has waited.
                desk.advanceTo(desk.now().plusSeconds(60));
            }
            return status() == status;
        });
    }

    /** Until every notice has been looked at. */
    private static void settle() {
        await().atMost(PATIENCE)
                .until(() -> desk.count(
                                "SELECT count(*) FROM command.gateway_notice WHERE next_try_at <= ?",
                                Timestamp.from(desk.now()))
                        == 0);
    }

    private CaseRefund theRefund() {
        return desk.dispute(dispute).refund(refund).orElseThrow();
    }

    private RefundStatus status() {
        return theRefund().status();
    }

    private Funds funds() {
        return Axes.of(desk.dispute(dispute)).funds();
    }

    private List<CaseTask.Kind> tasks() {
        return CaseTask.of(desk.dispute(dispute)).stream().map(CaseTask::kind).toList();
    }

    private List<String> moved() {
        return PSP.movements().stream()
                .filter(m -> m.getKey().equals(refund.value()))
                .map(m -> m.getValue().toPlainString())
                .toList();
    }

    private static String result(String noticeId) {
        return desk.the(JdbcClient.class)
                .sql("SELECT coalesce(max(result), '') FROM command.gateway_notice WHERE notice_id LIKE ?")
                .param("%" + noticeId)
                .query(String.class)
                .single();
    }

    private static long recorded(PaymentId payment) {
        return desk.count(
                "SELECT count(*) FROM command.domain_event_entry WHERE aggregate_identifier = ? AND payload_type = ?",
                payment.value(),
                OutsideMovementRecorded.class.getName());
    }

    private Notice.RefundStands stands(String id, String standing, Instant at) {
        return new Notice.RefundStands(number + id, refund, WitnessPsp.told(refund, standing), at);
    }

    private Notice.MovedOutside moved(String id, OutsideMovement.Kind kind, String amount) {
        Money money = cny(amount);
        return new Notice.MovedOutside(
                number + id,
                "ref-story-" + number,
                new OutsideMovement(WitnessPsp.SOURCE, number + id, kind, "about-" + number, money, NOW));
    }

    private static HttpResponse<String> tell(Notice notice) throws IOException, InterruptedException {
        return send("witness", WitnessPsp.body(List.of(notice)), Optional.of(WitnessPsp.WORD));
    }

    private static HttpResponse<String> send(String source, String body, Optional<String> word)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port() + "/webhooks/" + source))
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        word.ifPresent(w -> request.header(WitnessPsp.WORD_HEADER, w));
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static int port() {
        return desk.application().getEnvironment().getProperty("local.server.port", Integer.class, 0);
    }

    private static Act by(String who, Role role, String commandId) {
        return new Act(new Actor(who, role), Channel.API, desk.now(), CommandId.of(commandId + desk.now()));
    }
}
