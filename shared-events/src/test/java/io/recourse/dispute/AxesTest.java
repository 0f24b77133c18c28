package io.recourse.dispute;

import static io.recourse.sample.Sample.cny;
import static io.recourse.sample.Sample.refund;
import static io.recourse.sample.SampleEvents.closed;
import static io.recourse.sample.SampleEvents.contacted;
import static io.recourse.sample.SampleEvents.escalated;
import static io.recourse.sample.SampleEvents.failed;
import static io.recourse.sample.SampleEvents.opened;
import static io.recourse.sample.SampleEvents.requested;
import static io.recourse.sample.SampleEvents.succeeded;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.sample.Sample;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The complaint disputes CNY 80.50. */
class AxesTest {

    private static final DisputeOpened OPENED = opened(Sample.complaint(), cny("88.00"));

    @Test
    void aNewCaseIsOpenAndWaitsForAnAnswer() {
        assertThat(axes()).isEqualTo(new Axes(CaseStatus.OPEN, List.of(WaitingFor.RESPONSE), Funds.UNTOUCHED));
    }

    @Test
    void anAnsweredCaseIsInReview() {
        assertThat(axes(contacted())).isEqualTo(new Axes(CaseStatus.IN_REVIEW, List.of(), Funds.UNTOUCHED));
    }

    @Test
    void aCaseWithTheRegulatorWaitsForAVerdict() {
        assertThat(axes(escalated(EscalationTarget.REGULATOR, Stage.ARBITRATION)))
                .isEqualTo(new Axes(CaseStatus.IN_REVIEW, List.of(WaitingFor.VERDICT), Funds.UNTOUCHED));
    }

    @Test
    void moneyUnderWayComesBeforeMoneyThatHasMoved() {
        assertThat(axes(
                        requested(refund(1), cny("80.50")),
                        succeeded(refund(1), cny("80.50")),
                        requested(refund(2), cny("1.00"))))
                .isEqualTo(new Axes(CaseStatus.REFUNDING, List.of(WaitingFor.REFUND), Funds.REFUND_PENDING));
    }

    @Test
    void partOfTheDisputedAmountLeavesTheCaseInReview() {
        assertThat(axes(requested(refund(1), cny("80.49")), succeeded(refund(1), cny("80.49"))))
                .isEqualTo(new Axes(CaseStatus.IN_REVIEW, List.of(), Funds.REFUNDED_PART));
    }

    @Test
    void severalRefundsAddUpToTheDisputedAmount() {
        assertThat(axes(
                        requested(refund(1), cny("80.00")),
                        succeeded(refund(1), cny("80.00")),
                        requested(refund(2), cny("0.50")),
                        succeeded(refund(2), cny("0.50"))))
                .isEqualTo(new Axes(CaseStatus.RESOLVED, List.of(), Funds.REFUNDED_FULL));
    }

    @Test
    void aFailedRefundCountsOnlyWhenNothingElseHasMoved() {
        DisputeEvent[] failure = {requested(refund(1), cny("80.50")), failed(refund(1), cny("80.50"))};
        assertThat(axes(failure)).isEqualTo(new Axes(CaseStatus.IN_REVIEW, List.of(), Funds.FAILED));
        assertThat(axes(failure[0], failure[1], requested(refund(2), cny("1.00")), succeeded(refund(2), cny("1.00"))))
                .isEqualTo(new Axes(CaseStatus.IN_REVIEW, List.of(), Funds.REFUNDED_PART));
    }

    @Test
    void aClosedCaseIsClosedWhereverTheMoneyIs() {
        assertThat(axes(closed())).isEqualTo(new Axes(CaseStatus.CLOSED, List.of(), Funds.UNTOUCHED));
        assertThat(axes(requested(refund(1), cny("80.50")), succeeded(refund(1), cny("80.50")), closed()))
                .isEqualTo(new Axes(CaseStatus.CLOSED, List.of(), Funds.REFUNDED_FULL));
    }

    @Test
    void whatIsNotAboutMoneyIsNeverRefundedInFull() {
        Axes axes = Axes.of(Fold.of(
                opened(Sample.bareComplaint(), cny("1.00")),
                requested(refund(1), cny("1.00")),
                succeeded(refund(1), cny("1.00"))));
        assertThat(axes.funds()).isEqualTo(Funds.REFUNDED_PART);
    }

    private static Axes axes(DisputeEvent... afterOpening) {
        DisputeEvent[] events = new DisputeEvent[afterOpening.length + 1];
        events[0] = OPENED;
        System.arraycopy(afterOpening, 0, events, 1, afterOpening.length);
        return Axes.of(Fold.of(events));
    }
}
