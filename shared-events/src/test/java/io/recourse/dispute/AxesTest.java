package io.recourse.dispute;

import static io.recourse.sample.Sample.cny;
import static io.recourse.sample.Sample.refund;
import static io.recourse.sample.SampleCourse.appeal;
import static io.recourse.sample.SampleCourse.appealed;
import static io.recourse.sample.SampleCourse.decided;
import static io.recourse.sample.SampleCourse.decidedUntil;
import static io.recourse.sample.SampleDealings.accepted;
import static io.recourse.sample.SampleDealings.asked;
import static io.recourse.sample.SampleDealings.cameBack;
import static io.recourse.sample.SampleDealings.offered;
import static io.recourse.sample.SampleDealings.provided;
import static io.recourse.sample.SampleEvents.closed;
import static io.recourse.sample.SampleEvents.contacted;
import static io.recourse.sample.SampleEvents.escalated;
import static io.recourse.sample.SampleEvents.expired;
import static io.recourse.sample.SampleEvents.failed;
import static io.recourse.sample.SampleEvents.opened;
import static io.recourse.sample.SampleEvents.requested;
import static io.recourse.sample.SampleEvents.succeeded;
import static io.recourse.sample.SampleMoney.approved;
import static io.recourse.sample.SampleMoney.askedFor;
import static io.recourse.sample.SampleMoney.credited;
import static io.recourse.sample.SampleMoney.finalised;
import static io.recourse.sample.SampleMoney.reversed;
import static io.recourse.sample.SampleMoney.takenBack;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.deadline.DeadlineName;
import io.recourse.information.Item;
import io.recourse.offer.OfferKind;
import io.recourse.payment.OutsideMovement;
import io.recourse.sample.Sample;
import io.recourse.sample.SampleMoney;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The complaint disputes CNY 80.50. */
class AxesTest {

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
    void whatWasChargedBackIsWithTheCustomerUntilItIsWon() {
        DisputeEvent lost = moved("1", OutsideMovement.Kind.CHARGEBACK, "80.50");
        DisputeEvent won = moved("2", OutsideMovement.Kind.CHARGEBACK_RETURNED, "80.50");
        assertThat(axes(lost).funds()).isEqualTo(Funds.REFUNDED_FULL);
        assertThat(axes(moved("1", OutsideMovement.Kind.CHARGEBACK, "80.49")).funds())
                .isEqualTo(Funds.REFUNDED_PART);
        assertThat(axes(lost, won).funds()).isEqualTo(Funds.RETURNED);
        assertThat(axes(lost, won, requested(refund(1), cny("80.50"))).funds()).isEqualTo(Funds.REFUND_PENDING);
    }

    private static DisputeEvent moved(String id, OutsideMovement.Kind kind, String amount) {
        OutsideMovement movement = new OutsideMovement("stripe", id, kind, "du_1", cny(amount), Sample.NOW);
        return new MoneyMovedOutside(Sample.CASE, Sample.PAYMENT, movement, cny("0.00"), Sample.inside("moved:" + id));
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

    @ParameterizedTest
    @CsvSource({
        "NEW,               OPEN",
        "AWAITING_CUSTOMER, OPEN",
        "AWAITING_MERCHANT, ACTION_REQUIRED",
        "AWAITING_BOTH,     ACTION_REQUIRED",
        "AWAITING_EXTERNAL, IN_REVIEW",
        "UNDER_REVIEW,      IN_REVIEW",
        "EXECUTING,         REFUNDING",
        "CLOSED,            CLOSED"
    })
    void eachPhaseHasItsCoarseWord(Phase phase, CaseStatus status) {
        assertThat(Axes.of(Fold.in(phase)).status()).isEqualTo(status);
    }

    @Test
    void whatIsDecidedForGoodIsResolvedUnlessSomebodyIsWaitedFor() {
        DisputeEvent decided = decided(Outcome.MERCHANT_FAVOUR, Finality.FINAL);
        assertThat(axes(decided).status()).isEqualTo(CaseStatus.RESOLVED);
        assertThat(axes(decidedUntil(Outcome.MERCHANT_FAVOUR, appeal(1))).status())
                .isEqualTo(CaseStatus.IN_REVIEW);
        assertThat(axes(decided, asked(1, Party.MERCHANT, Item.REFUND_PROOF)).status())
                .isEqualTo(CaseStatus.ACTION_REQUIRED);
    }

    @Test
    void whatIsAppealedAgainstIsInReviewAndWaitsForAVerdict() {
        assertThat(axes(
                        decidedUntil(Outcome.MERCHANT_FAVOUR, appeal(1)),
                        appealed(Party.CUSTOMER, Stage.PRE_ARBITRATION)))
                .isEqualTo(new Axes(CaseStatus.IN_REVIEW, List.of(WaitingFor.VERDICT), Funds.UNTOUCHED));
    }

    @ParameterizedTest
    @EnumSource
    void waitsForWhatWasAskedFor(Item item) {
        WaitingFor expected = switch (item) {
            case IDENTITY, IDENTITY_DOCUMENT -> WaitingFor.IDENTITY;
            case RESPONSE -> WaitingFor.RESPONSE;
            default -> WaitingFor.EVIDENCE;
        };
        assertThat(axes(asked(1, Party.CUSTOMER, item)).waitingFor()).containsExactly(expected);
    }

    @Test
    void waitsForWhatHasNotComeOnly() {
        DisputeEvent asked = asked(1, Party.MERCHANT, Item.RESPONSE, Item.DELIVERY_PROOF);
        assertThat(axes(asked).waitingFor()).containsExactly(WaitingFor.RESPONSE, WaitingFor.EVIDENCE);
        assertThat(axes(asked, provided(1, Party.MERCHANT, false, Item.RESPONSE))
                        .waitingFor())
                .containsExactly(WaitingFor.EVIDENCE);
        assertThat(axes(asked, provided(1, Party.MERCHANT, true, Item.RESPONSE, Item.DELIVERY_PROOF))
                        .waitingFor())
                .isEmpty();
    }

    @Test
    void waitsForNothingThatIsOverdue() {
        assertThat(axes(asked(1, Party.MERCHANT, Item.RESPONSE), expired(DeadlineName.INFORMATION))
                        .waitingFor())
                .isEmpty();
    }

    @Test
    void waitsForAnAnswerToAnOfferAndThenForTheGoods() {
        DisputeEvent offered = offered(1, Party.MERCHANT, OfferKind.REFUND_WITH_RETURN, cny("80.50"));
        DisputeEvent accepted = accepted(1, Party.CUSTOMER);
        assertThat(axes(offered).waitingFor()).containsExactly(WaitingFor.CONFIRMATION);
        assertThat(axes(offered, accepted).waitingFor()).containsExactly(WaitingFor.RETURN);
        assertThat(axes(offered, accepted, cameBack()).waitingFor()).isEmpty();
    }

    @Test
    void aRefundThatNeedsASecondPersonIsPendingWhileNothingMoves() {
        DisputeEvent asked = askedFor(refund(1), cny("80.50"));
        assertThat(axes(contacted(), asked))
                .isEqualTo(new Axes(CaseStatus.IN_REVIEW, List.of(WaitingFor.APPROVAL), Funds.REFUND_PENDING));
        assertThat(axes(asked, approved(refund(1))))
                .isEqualTo(new Axes(CaseStatus.REFUNDING, List.of(WaitingFor.REFUND), Funds.REFUND_PENDING));
        assertThat(axes(asked, SampleMoney.declined(refund(1))))
                .isEqualTo(new Axes(CaseStatus.IN_REVIEW, List.of(), Funds.UNTOUCHED));
    }

    @Test
    void aCreditIsTheCustomersOnlyOnceItIsFinal() {
        DisputeEvent granted = credited(refund(1), cny("80.50"), false);
        DisputeEvent moved = succeeded(refund(1), cny("80.50"));
        assertThat(axes(granted).funds()).isEqualTo(Funds.REFUND_PENDING);
        assertThat(axes(granted, moved)).isEqualTo(new Axes(CaseStatus.IN_REVIEW, List.of(), Funds.PROVISIONAL_CREDIT));
        assertThat(Axes.refunded(Fold.after(granted, moved))).isEmpty();
        assertThat(axes(granted, moved, finalised(refund(1), cny("80.50"))))
                .isEqualTo(new Axes(CaseStatus.RESOLVED, List.of(), Funds.REFUNDED_FULL));
        assertThat(Axes.refunded(Fold.after(granted, moved, finalised(refund(1), cny("80.50")))))
                .contains(cny("80.50"));
    }

    @Test
    void aCreditThatWasTakenBackHasReturned() {
        DisputeEvent[] events = {
            credited(refund(1), cny("80.50"), false),
            succeeded(refund(1), cny("80.50")),
            takenBack(refund(1), cny("80.50")),
            reversed(refund(1), cny("80.50"))
        };
        assertThat(axes(Arrays.copyOf(events, 3)).funds()).isEqualTo(Funds.REFUND_PENDING);
        assertThat(axes(events)).isEqualTo(new Axes(CaseStatus.IN_REVIEW, List.of(), Funds.RETURNED));
    }

    @Test
    void moneyThatCameBackCountsOnlyWhenNoneStayed() {
        DisputeEvent first = requested(refund(1), cny("10.00"));
        DisputeEvent moved = succeeded(refund(1), cny("10.00"));
        DisputeEvent back = reversed(refund(1), cny("10.00"));
        assertThat(axes(first, moved, back).funds()).isEqualTo(Funds.RETURNED);
        assertThat(axes(first, moved, back, requested(refund(2), cny("5.00")), succeeded(refund(2), cny("5.00")))
                        .funds())
                .isEqualTo(Funds.REFUNDED_PART);
    }

    private static Axes axes(DisputeEvent... afterOpening) {
        return Axes.of(Fold.after(afterOpening));
    }
}
