package io.recourse.command.dispute;

import static io.recourse.sample.Sample.NOW;
import static io.recourse.sample.Sample.PAYMENT;
import static io.recourse.sample.Sample.cny;
import static io.recourse.sample.Sample.refund;
import static io.recourse.sample.Sample.request;
import static io.recourse.sample.Sample.words;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.recourse.actor.Act;
import io.recourse.actor.Actor;
import io.recourse.actor.Channel;
import io.recourse.actor.CommandId;
import io.recourse.actor.Role;
import io.recourse.command.refund.RefundSaga;
import io.recourse.deadline.DeadlineName;
import io.recourse.deadline.PinnedDeadline;
import io.recourse.dispute.AppealState;
import io.recourse.dispute.ApproveRefund;
import io.recourse.dispute.Basis;
import io.recourse.dispute.CaseId;
import io.recourse.dispute.DeadlineExpired;
import io.recourse.dispute.DeclineRefund;
import io.recourse.dispute.ExtendDeadline;
import io.recourse.dispute.Finality;
import io.recourse.dispute.GrantProvisionalCredit;
import io.recourse.dispute.Outcome;
import io.recourse.dispute.Party;
import io.recourse.dispute.PauseClock;
import io.recourse.dispute.RequestInformation;
import io.recourse.dispute.ResumeClock;
import io.recourse.dispute.ReverseProvisionalCredit;
import io.recourse.dispute.ReverseRefund;
import io.recourse.dispute.Verdict;
import io.recourse.information.Item;
import io.recourse.information.RequestedItem;
import io.recourse.refund.RefundFailure;
import io.recourse.refund.RefundId;
import io.recourse.refund.RefundStatus;
import io.recourse.sample.Sample;
import io.recourse.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What waits, stands still or is under way goes on in the next process, on the real scheduler and database. */
class RestartTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final CaseId ID = Sample.dispute(1);
    private static final RefundId REFUND = refund(1);

    private final TestDatabase database = TestDatabase.fresh();

    @Test
    void whatStandsStillExpiresOnlyAfterItRanOutAgain() {
        try (Desk desk = Desk.start(database, NOW)) {
            desk.open(ID);
            await().atMost(PATIENCE).until(() -> scheduled(desk) == 2);
            desk.handle(new PauseClock(ID, words("travelling"), desk.system("pause")));
            await().atMost(PATIENCE).until(() -> scheduled(desk) == 1);
        }
        Instant due;
        try (Desk desk = Desk.start(database, NOW.plus(Duration.ofDays(100)))) {
            await().atMost(PATIENCE)
                    .until(() -> state(desk, DeadlineName.FIRST_RESPONSE) == PinnedDeadline.State.EXPIRED);
            await().atMost(PATIENCE).until(() -> scheduled(desk) == 0);
            assertThat(state(desk, DeadlineName.RESOLUTION)).isEqualTo(PinnedDeadline.State.PAUSED);
            Instant before = due(desk);

            desk.handle(new ResumeClock(ID, desk.system("resume")));
            assertThat(due(desk)).isEqualTo(before.plus(Duration.ofDays(100)));

            due = due(desk).plus(Duration.ofDays(7));
            desk.handle(
                    new ExtendDeadline(ID, DeadlineName.RESOLUTION, due, words("laboratory"), desk.system("extend")));
            await().atMost(PATIENCE).until(() -> scheduledFor(desk, due(desk)) == 1);
        }
        try (Desk desk = Desk.start(database, due.minusMillis(1))) {
            await().atMost(PATIENCE).until(() -> scheduledFor(desk, due) == 1);
            assertThat(state(desk, DeadlineName.RESOLUTION)).isEqualTo(PinnedDeadline.State.PENDING);
            desk.advanceTo(due);
            await().atMost(PATIENCE).until(() -> state(desk, DeadlineName.RESOLUTION) == PinnedDeadline.State.EXPIRED);
            await().atMost(PATIENCE).until(() -> sagas(desk) == 0);
            assertThat(desk.count(DeadlineExpired.class, ID)).isEqualTo(2);
        }
    }

    @Test
    void silenceOfTheMerchantDecidesAndAnAppealThatNobodyMakesLapses() {
        Instant answerDue = NOW.plus(Duration.ofDays(3));
        try (Desk desk = Desk.start(database, NOW)) {
            desk.open(ID, desk.pay("silent", cny("10.00")));
            desk.handle(new RequestInformation(
                    ID,
                    request(1),
                    Party.MERCHANT,
                    List.of(new RequestedItem(Item.RESPONSE, true, Optional.empty())),
                    Optional.empty(),
                    Optional.empty(),
                    desk.system("ask")));
            // With the reminder.
            await().atMost(PATIENCE).until(() -> scheduled(desk) == 4);
        }
        try (Desk desk = Desk.start(database, answerDue)) {
            await().atMost(PATIENCE).until(() -> desk.dispute(ID).verdict().isPresent());
            assertThat(desk.dispute(ID).verdict())
                    .contains(new Verdict(Outcome.CUSTOMER_FAVOUR, Basis.TIMEOUT_MERCHANT, Finality.PROVISIONAL));
            assertThat(desk.dispute(ID).late()).containsExactly(Party.MERCHANT);
            await().atMost(PATIENCE).until(() -> scheduledFor(desk, answerDue.plus(Duration.ofDays(14))) == 1);
        }
        try (Desk desk = Desk.start(database, answerDue.plus(Duration.ofDays(20)))) {
            await().atMost(PATIENCE)
                    .until(() -> desk.dispute(ID).course().appeal().state() == AppealState.LAPSED);
            assertThat(desk.dispute(ID).verdict())
                    .contains(new Verdict(Outcome.CUSTOMER_FAVOUR, Basis.TIMEOUT_MERCHANT, Finality.FINAL));
        }
    }

    @Test
    void whatWaitsForASecondPersonMovesWhenTheyAgree() {
        try (Desk desk = Desk.start(database, NOW)) {
            awaitReserved(desk);
            assertThat(books(desk).ledger()).isEmpty();
        }
        try (Desk desk = Desk.start(database, NOW)) {
            desk.handle(new ApproveRefund(ID, REFUND, second(desk)));
            await().atMost(PATIENCE).until(() -> status(desk) == RefundStatus.SUCCEEDED);
            books(desk).assertBalanced();
            assertThat(books(desk).ledger()).hasSize(1);
            await().atMost(PATIENCE)
                    .until(() -> desk.count(
                                    "SELECT count(*) FROM command.saga_entry WHERE saga_type = ?",
                                    RefundSaga.class.getName())
                            == 0);
        }
    }

    @Test
    void whatASecondPersonDeclinesIsGivenBackToThePayment() {
        try (Desk desk = Desk.start(database, NOW)) {
            awaitReserved(desk);
        }
        try (Desk desk = Desk.start(database, NOW)) {
            desk.handle(new DeclineRefund(ID, REFUND, Optional.empty(), second(desk)));
            await().atMost(PATIENCE)
                    .until(() -> !desk.payment(PAYMENT).reserved().positive());
            assertThat(desk.payment(PAYMENT).refundable()).isEqualTo(cny("2000.00"));
            assertThat(books(desk).ledger()).isEmpty();
            assertThat(status(desk)).isEqualTo(RefundStatus.DECLINED);
        }
    }

    @Test
    void aCreditIsTakenBackOnceWhenTheLedgerAnswersAgain() {
        try (Desk desk = Desk.start(database, NOW)) {
            desk.openIdentified(ID, desk.pay(PAYMENT.value(), cny("88.00")));
            desk.handle(new GrantProvisionalCredit(
                    ID, REFUND, PAYMENT, cny("30.00"), Optional.empty(), desk.system("grant")));
            await().atMost(PATIENCE).until(() -> status(desk) == RefundStatus.SUCCEEDED);
            execute(desk, "ALTER TABLE command.ledger_transfer RENAME TO ledger_away");
            desk.handle(new ReverseProvisionalCredit(ID, REFUND, Optional.empty(), desk.system("back")));
            await().atMost(PATIENCE).until(() -> triesAgain(desk) == 1);
            assertThat(status(desk)).isEqualTo(RefundStatus.REVERSING);
            assertThat(desk.payment(PAYMENT).refunded()).isEqualTo(cny("30.00"));
            execute(desk, "ALTER TABLE command.ledger_away RENAME TO ledger_transfer");
        }
        try (Desk desk = Desk.start(database, NOW.plus(Duration.ofMinutes(2)))) {
            await().atMost(PATIENCE).until(() -> status(desk) == RefundStatus.REVERSED);
            await().atMost(PATIENCE)
                    .until(() -> desk.payment(PAYMENT).refundable().equals(cny("88.00")));
            assertThat(desk.count("SELECT count(*) FROM command.ledger_transfer WHERE kind = 'REVERSAL'"))
                    .isOne();
            await().atMost(PATIENCE).until(() -> triesAgain(desk) == 0);
        }
    }

    @Test
    void aRefundThatCameBackMayBeGivenAgain() {
        try (Desk desk = Desk.start(database, NOW)) {
            desk.openIdentified(ID, desk.pay(PAYMENT.value(), cny("88.00")));
            desk.refund(ID, REFUND, PAYMENT, cny("88.00"));
            await().atMost(PATIENCE).until(() -> status(desk) == RefundStatus.SUCCEEDED);
            RefundFailure returned = new RefundFailure(RefundFailure.Kind.RETURNED, "reported");
            desk.handle(new ReverseRefund(ID, REFUND, returned, desk.system("returned")));
        }
        try (Desk desk = Desk.start(database, NOW)) {
            await().atMost(PATIENCE)
                    .until(() -> desk.payment(PAYMENT).refundable().equals(cny("88.00")));
            desk.refund(ID, refund(2), PAYMENT, cny("88.00"));
            await().atMost(PATIENCE)
                    .until(() ->
                            desk.dispute(ID).refund(refund(2)).orElseThrow().status() == RefundStatus.SUCCEEDED);
            assertThat(desk.payment(PAYMENT).refunded()).isEqualTo(cny("88.00"));
            assertThat(desk.count("SELECT count(*) FROM command.ledger_transfer WHERE kind = 'REVERSAL'"))
                    .as("the books know that it came back")
                    .isOne();
        }
    }

    /** Of CNY 1,500.00, above the limit. */
    private static void awaitReserved(Desk desk) {
        desk.openIdentified(ID, desk.pay(PAYMENT.value(), cny("2000.00")));
        desk.refund(ID, REFUND, PAYMENT, cny("1500.00"));
        await().atMost(PATIENCE).until(() -> desk.payment(PAYMENT).reserved().equals(cny("1500.00")));
        assertThat(status(desk)).isEqualTo(RefundStatus.REQUESTED);
    }

    private static Act second(Desk desk) {
        return new Act(new Actor("boss", Role.SUPERVISOR), Channel.API, desk.now(), CommandId.of("second"));
    }

    private static Books books(Desk desk) {
        return new Books(desk, PAYMENT, List.of(ID));
    }

    private static RefundStatus status(Desk desk) {
        return desk.dispute(ID).refund(REFUND).orElseThrow().status();
    }

    private static PinnedDeadline.State state(Desk desk, DeadlineName name) {
        return desk.dispute(ID).deadline(name).orElseThrow().state();
    }

    private static Instant due(Desk desk) {
        return desk.dispute(ID)
                .deadline(DeadlineName.RESOLUTION)
                .orElseThrow()
                .deadline()
                .dueAt();
    }

    private static long scheduled(Desk desk) {
        return desk.count("SELECT count(*) FROM command.scheduled_tasks");
    }

    private static long scheduledFor(Desk desk, Instant instant) {
        return desk.count(
                "SELECT count(*) FROM command.scheduled_tasks WHERE execution_time = ?",
                OffsetDateTime.ofInstant(instant, ZoneOffset.UTC));
    }

    private static long triesAgain(Desk desk) {
        return desk.count("SELECT count(*) FROM command.scheduled_tasks"
                + " WHERE convert_from(task_data, 'UTF8') LIKE '%reversal-try-again%'");
    }

    private static long sagas(Desk desk) {
        return desk.count("SELECT count(*) FROM command.saga_entry");
    }

    private static void execute(Desk desk, String sql) {
        desk.the(JdbcClient.class).sql(sql).update();
    }
}
