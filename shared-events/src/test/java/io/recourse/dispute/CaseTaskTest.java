package io.recourse.dispute;

import static io.recourse.sample.Sample.CASE;
import static io.recourse.sample.Sample.NOW;
import static io.recourse.sample.Sample.PAYMENT;
import static io.recourse.sample.Sample.REFUND;
import static io.recourse.sample.Sample.cny;
import static io.recourse.sample.Sample.inside;
import static io.recourse.sample.SampleEvents.failed;
import static io.recourse.sample.SampleEvents.requested;
import static io.recourse.sample.SampleEvents.succeeded;
import static io.recourse.sample.SampleMoney.approved;
import static io.recourse.sample.SampleMoney.askedFor;
import static io.recourse.sample.SampleMoney.reversed;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.deadline.DeadlineName;
import io.recourse.payment.OutsideMovement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a person must see to about the money of a case with one payment of CNY 88.00. */
class CaseTaskTest {

    private static final DisputeEvent GIVEN_UP =
            new RefundGivenUp(CASE, REFUND, cny("30.00"), "no answer", 36, inside("give-up"));
    private static final DisputeEvent ABNORMAL =
            new RefundAbnormal(CASE, REFUND, cny("30.00"), "re_1", "closed", inside("abnormal"));

    @Test
    void whatIsGivenUpIsATaskUntilItIsTriedAgainOrEnds() {
        assertThat(tasks(requested(REFUND, cny("30.00")))).isEmpty();
        assertThat(tasks(requested(REFUND, cny("30.00")), GIVEN_UP)).containsExactly(CaseTask.Kind.REFUND_GIVEN_UP);
        assertThat(tasks(requested(REFUND, cny("30.00")), GIVEN_UP, new RefundRetried(CASE, REFUND, inside("retry"))))
                .isEmpty();
        assertThat(tasks(requested(REFUND, cny("30.00")), GIVEN_UP, succeeded(REFUND, cny("30.00"))))
                .isEmpty();
        assertThat(tasks(requested(REFUND, cny("30.00")), GIVEN_UP, failed(REFUND, cny("30.00"))))
                .isEmpty();
    }

    @Test
    void whatCannotReachTheCustomerIsATaskUntilItGoesOn() {
        assertThat(tasks(requested(REFUND, cny("30.00")), ABNORMAL)).containsExactly(CaseTask.Kind.REFUND_ABNORMAL);
        assertThat(tasks(
                        requested(REFUND, cny("30.00")),
                        ABNORMAL,
                        new RefundSubmitted(CASE, REFUND, cny("30.00"), "re_1", inside("again"))))
                .isEmpty();
    }

    @Test
    void aRefundThatShouldHaveMovedIsOverdueUntilItEnds() {
        DisputeEvent late = new DeadlineExpired(
                CASE, DeadlineName.REFUND, Party.OPERATOR, NOW.plus(Duration.ofDays(2)), inside("late"));
        assertThat(tasks(askedFor(REFUND, cny("30.00")), late)).containsExactly(CaseTask.Kind.REFUND_OVERDUE);
        assertThat(tasks(askedFor(REFUND, cny("30.00")), approved(REFUND), late))
                .containsExactly(CaseTask.Kind.REFUND_OVERDUE);
        assertThat(tasks(askedFor(REFUND, cny("30.00")), approved(REFUND), late, succeeded(REFUND, cny("30.00"))))
                .isEmpty();
    }

    @Test
    void moneyThatWentBackTwiceIsATaskUntilItIsMadeGood() {
        DisputeEvent[] twice = {
            requested(REFUND, cny("30.00")),
            succeeded(REFUND, cny("30.00")),
            moved("1", OutsideMovement.Kind.CHARGEBACK, "-30.00")
        };
        assertThat(tasks(twice)).containsExactly(CaseTask.Kind.MONEY_LOST_TWICE);
        assertThat(tasks(twice[0], twice[1], twice[2], reversed(REFUND, cny("30.00"))))
                .isEmpty();
        assertThat(tasks(twice[0], twice[1], twice[2], moved("2", OutsideMovement.Kind.CHARGEBACK_RETURNED, "58.00")))
                .isEmpty();
    }

    private static DisputeEvent moved(String id, OutsideMovement.Kind kind, String refundable) {
        OutsideMovement movement = new OutsideMovement("stripe", id, kind, "du_1", cny("88.00"), NOW);
        return new MoneyMovedOutside(CASE, PAYMENT, movement, cny(refundable), inside("moved:" + id));
    }

    private static List<CaseTask.Kind> tasks(DisputeEvent... events) {
        return CaseTask.of(Fold.after(events)).stream().map(CaseTask::kind).toList();
    }
}
