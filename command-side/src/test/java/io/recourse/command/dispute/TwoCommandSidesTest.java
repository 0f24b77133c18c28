package io.recourse.command.dispute;

import static io.recourse.sample.Sample.NOW;
import static io.recourse.sample.Sample.cny;
import static io.recourse.sample.Sample.refund;
import static io.recourse.sample.Sample.words;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.recourse.actor.Channel;
import io.recourse.dispute.Basis;
import io.recourse.dispute.CaseId;
import io.recourse.dispute.Close;
import io.recourse.dispute.DeadlineExpired;
import io.recourse.dispute.Escalated;
import io.recourse.dispute.Outcome;
import io.recourse.dispute.RecordContact;
import io.recourse.money.Money;
import io.recourse.payment.PaymentId;
import io.recourse.rejection.Rule;
import io.recourse.sample.Sample;
import io.recourse.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Two command sides on one database at once. The embedded engine is for one process, so each takes the other's claims for
 * its own and both handle every event: worse than anything that is allowed, and still nothing may happen twice.
 */
class TwoCommandSidesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final TestDatabase DATABASE = TestDatabase.fresh();

    @SuppressWarnings("NullAway.Init")
    private static Desk one;

    @SuppressWarnings("NullAway.Init")
    private static Desk other;

    @BeforeAll
    static void start() {
        one = Desk.startAs("one", DATABASE, NOW);
        other = Desk.startAs("other", DATABASE, NOW);
    }

    @AfterAll
    static void stop() {
        one.close();
        other.close();
    }

    @Test
    void neverTakeMoreThanWasPaidTogether() throws Exception {
        PaymentId payment = one.pay("shared", cny("50.00"));
        List<CaseId> cases = IntStream.range(0, 4)
                .mapToObj(n -> one.openIdentified(Sample.dispute(n), payment))
                .toList();
        List<Runnable> asks = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            Desk desk = i % 2 == 0 ? one : other;
            CaseId by = cases.get(i % 4);
            Money amount = cny((1 + i % 7) + ".50");
            int id = i;
            asks.add(() -> desk.refund(by, refund(id), payment, amount));
        }

        List<Rule> refusals = Crowd.actAtOnce(asks);

        assertThat(refusals).allMatch(rule -> rule == Rule.REFUND_EXCEEDS_REFUNDABLE);
        new Books(other, payment, cases).awaitEnds().assertBalanced();
    }

    @Test
    void fireEveryDeadlineOnce() throws Exception {
        List<CaseId> idle = open(100, 10);
        List<CaseId> answered = open(110, 3);
        List<CaseId> closed = open(120, 3);
        answered.forEach(id -> other.handle(
                new RecordContact(id, Channel.PHONE, words("x"), Optional.empty(), other.system("contact"))));
        closed.forEach(id -> other.handle(new Close(
                id,
                Optional.of(Outcome.NO_FAULT),
                Optional.of(Basis.POLICY),
                Optional.empty(),
                Optional.empty(),
                other.system("close"))));
        await().atMost(PATIENCE).until(() -> scheduled() > 0);

        advanceBothTo(NOW.plus(Duration.ofDays(30)));
        awaitWhileTimePasses(() -> idle.stream().allMatch(id -> one.count(DeadlineExpired.class, id) == 1));
        advanceBothTo(NOW.plus(Duration.ofDays(90)));
        awaitWhileTimePasses(() -> scheduled() == 0);

        assertThat(idle).allSatisfy(id -> assertExpired(id, 2));
        assertThat(answered).allSatisfy(id -> assertExpired(id, 1));
        assertThat(closed).allSatisfy(id -> assertExpired(id, 0));
    }

    private static void advanceBothTo(Instant instant) throws Exception {
        Crowd.actAtOnce(List.of(() -> one.advanceTo(instant), () -> other.advanceTo(instant)));
    }

    /** What fails when both do the same at once is tried again a moment later. */
    private static void awaitWhileTimePasses(BooleanSupplier condition) {
        await().atMost(PATIENCE).until(() -> {
            advanceBothTo(one.now().plusSeconds(1));
            return condition.getAsBoolean();
        });
    }

    private static void assertExpired(CaseId id, int times) {
        assertThat(one.count(DeadlineExpired.class, id)).isEqualTo(times);
        assertThat(one.count(Escalated.class, id)).isEqualTo(times);
    }

    private static List<CaseId> open(int first, int number) {
        return IntStream.range(first, first + number)
                .mapToObj(n -> (n % 2 == 0 ? one : other).open(Sample.dispute(n)))
                .toList();
    }

    /** Of the cases about no payment; the others' deadlines are somebody else's concern. */
    private static long scheduled() {
        return one.count(
                "SELECT count(*) FROM command.scheduled_tasks WHERE convert_from(task_data, 'UTF8') LIKE ?",
                "%case_01K9ZV5N8QJ3E4R7T2W60001%");
    }
}
