package io.recourse.dispute;

import static io.recourse.dispute.Fold.OPENED;
import static io.recourse.sample.Sample.CASE;
import static io.recourse.sample.Sample.NOW;
import static io.recourse.sample.Sample.PAYMENT;
import static io.recourse.sample.Sample.act;
import static io.recourse.sample.Sample.cny;
import static io.recourse.sample.Sample.refund;
import static io.recourse.sample.Sample.words;
import static io.recourse.sample.SampleEvents.attached;
import static io.recourse.sample.SampleEvents.closed;
import static io.recourse.sample.SampleEvents.contacted;
import static io.recourse.sample.SampleEvents.escalated;
import static io.recourse.sample.SampleEvents.expired;
import static io.recourse.sample.SampleEvents.failed;
import static io.recourse.sample.SampleEvents.opened;
import static io.recourse.sample.SampleEvents.requested;
import static io.recourse.sample.SampleEvents.succeeded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.recourse.deadline.DeadlineName;
import io.recourse.deadline.PinnedDeadline;
import io.recourse.receipt.CaseReceipt;
import io.recourse.refund.CaseRefund;
import io.recourse.refund.RefundStatus;
import io.recourse.sample.Sample;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CaseStateTest {

    @Test
    void beginsNewWithWhatItsOpeningSays() {
        CaseState state = Fold.of(OPENED);
        assertThat(state.id()).isEqualTo(CASE);
        assertThat(state.version()).isZero();
        assertThat(state.phase()).isEqualTo(Phase.NEW);
        assertThat(state.stage()).isEqualTo(Stage.INQUIRY);
        assertThat(state.round()).isEqualTo(1);
        assertThat(state.openedAt()).isEqualTo(NOW);
        assertThat(state.updatedAt()).isEqualTo(Fold.recordedAt(0));
        assertThat(state.verdict()).isEmpty();
        assertThat(state.closedAt()).isEmpty();
        assertThat(state.payment(PAYMENT)).map(DisputedPayment::captured).contains(cny("88.00"));
        assertThat(state.deadlines())
                .containsExactly(
                        PinnedDeadline.pending(Sample.firstResponse()), PinnedDeadline.pending(Sample.resolution()));
    }

    @Test
    void knowsTheVersionAndTheTimeOfItsLastEvent() {
        CaseState state = Fold.of(OPENED, contacted(), new NoteAdded(CASE, words("x"), act("n")));
        assertThat(state.version()).isEqualTo(2);
        assertThat(state.updatedAt()).isEqualTo(Fold.recordedAt(2));
        assertThat(state.openedAt()).isEqualTo(NOW);
    }

    @Test
    void beginsWithItsOpeningAndIsOpenedOnce() {
        assertThatIllegalArgumentException().isThrownBy(() -> Fold.of(contacted()));
        assertThatIllegalArgumentException().isThrownBy(() -> Fold.of(OPENED, OPENED));
    }

    @Test
    void earlierStatesStayAsTheyWere() {
        CaseState before = Fold.of(OPENED);
        CaseState.evolve(Optional.of(before), closed(), 1, NOW);
        assertThat(before).isEqualTo(Fold.of(OPENED));
    }

    @Test
    void aContactTakesANewCaseIntoReview() {
        CaseState state = Fold.of(OPENED, contacted());
        assertThat(state.phase()).isEqualTo(Phase.UNDER_REVIEW);
        assertThat(state.handling().contacts()).isEqualTo(1);
    }

    @Test
    void aContactLeavesAnyOtherPhaseAlone() {
        DisputeEvent outside = escalated(EscalationTarget.REGULATOR, Stage.ARBITRATION);
        assertThat(Fold.of(OPENED, outside, contacted()).phase()).isEqualTo(Phase.AWAITING_EXTERNAL);
        assertThat(Fold.of(OPENED, closed(), contacted()).phase()).isEqualTo(Phase.CLOSED);
    }

    @Test
    void notesAndReceiptsAreCountedAndKept() {
        DisputeEvent note = new NoteAdded(CASE, words("x"), act("n"));
        DisputeEvent receipt = attached();
        CaseState state = Fold.of(OPENED, note, receipt, note);
        assertThat(state.handling().notes()).isEqualTo(2);
        assertThat(state.receipts()).extracting(CaseReceipt::receipt).containsExactly(Sample.RECEIPT);
        assertThat(state.phase()).isEqualTo(Phase.NEW);
    }

    @ParameterizedTest
    @EnumSource(EscalationTarget.class)
    void escalationMovesToItsStageAndToWhoeverDecides(EscalationTarget to) {
        CaseState state = Fold.of(OPENED, escalated(to, to.stageFrom(Stage.INQUIRY)));
        boolean outside = to == EscalationTarget.CARD_SCHEME || to == EscalationTarget.REGULATOR;
        assertThat(state.phase()).isEqualTo(outside ? Phase.AWAITING_EXTERNAL : Phase.UNDER_REVIEW);
        assertThat(state.stage()).isEqualTo(to.stageFrom(Stage.INQUIRY));
    }

    @ParameterizedTest
    @EnumSource(EscalationTarget.class)
    void noEscalationLowersTheStage(EscalationTarget to) {
        for (Stage stage : Stage.values()) {
            assertThat(to.stageFrom(stage)).isGreaterThanOrEqualTo(stage);
        }
    }

    @Test
    void escalationWhileMoneyMovesKeepsWaitingForTheMoney() {
        CaseState state = Fold.of(
                OPENED, requested(refund(1), cny("1.00")), escalated(EscalationTarget.REGULATOR, Stage.ARBITRATION));
        assertThat(state.phase()).isEqualTo(Phase.EXECUTING);
        assertThat(state.stage()).isEqualTo(Stage.ARBITRATION);
    }

    @Test
    void executesUntilTheLastOfItsRefundsHasEnded() {
        DisputeEvent first = requested(refund(1), cny("10.00"));
        DisputeEvent second = requested(refund(2), cny("20.00"));
        DisputeEvent paid = succeeded(refund(1), cny("10.00"));
        assertThat(Fold.of(OPENED, first).phase()).isEqualTo(Phase.EXECUTING);
        assertThat(Fold.of(OPENED, first, second, paid).phase()).isEqualTo(Phase.EXECUTING);
        assertThat(Fold.of(OPENED, first, second, paid, failed(refund(2), cny("20.00")))
                        .phase())
                .isEqualTo(Phase.UNDER_REVIEW);
    }

    @Test
    void remembersWhatBecameOfARefund() {
        DisputeEvent asked = requested(refund(1), cny("10.00"));
        CaseRefund paid = Fold.of(OPENED, asked, succeeded(refund(1), cny("10.00")))
                .refund(refund(1))
                .orElseThrow();
        assertThat(paid.status()).isEqualTo(RefundStatus.SUCCEEDED);
        assertThat(paid.gatewayReference()).contains("ledger:" + refund(1));
        assertThat(paid.endedAt()).contains(NOW);
        assertThat(paid.requestedBy()).isEqualTo("agent-1");
        CaseRefund failed = Fold.of(OPENED, asked, failed(refund(1), cny("10.00")))
                .refund(refund(1))
                .orElseThrow();
        assertThat(failed.status()).isEqualTo(RefundStatus.FAILED);
        assertThat(failed.failure()).map(f -> f.code()).contains("refund-exceeds-refundable");
        assertThat(failed.gatewayReference()).isEmpty();
    }

    @Test
    void aMetDeadlineIsOver() {
        CaseState state = Fold.of(OPENED, new DeadlineMet(CASE, DeadlineName.FIRST_RESPONSE, act("m")));
        assertThat(state.deadline(DeadlineName.FIRST_RESPONSE))
                .contains(PinnedDeadline.pending(Sample.firstResponse()).ended(PinnedDeadline.State.MET, NOW));
        assertThat(state.deadline(DeadlineName.RESOLUTION).orElseThrow().pending())
                .isTrue();
        assertThat(state.late()).isEmpty();
    }

    @Test
    void whoMissedDeadlinesIsLateOnce() {
        CaseState state = Fold.of(OPENED, expired(DeadlineName.FIRST_RESPONSE), expired(DeadlineName.RESOLUTION));
        assertThat(state.late()).containsExactly(Party.OPERATOR);
        Instant due = Sample.resolution().dueAt();
        assertThat(state.deadline(DeadlineName.RESOLUTION))
                .contains(PinnedDeadline.pending(Sample.resolution()).ended(PinnedDeadline.State.EXPIRED, due));
    }

    @Test
    void theLateAreInTheOrderOfTheParties() {
        DisputeEvent merchant =
                new DeadlineExpired(CASE, DeadlineName.of("MERCHANT_ANSWER"), Party.MERCHANT, NOW, act("e"));
        assertThat(Fold.of(OPENED, expired(DeadlineName.RESOLUTION), merchant).late())
                .containsExactly(Party.MERCHANT, Party.OPERATOR);
    }

    @Test
    void closesWithAVerdict() {
        CaseState state = Fold.of(OPENED, closed());
        assertThat(state.closed()).isTrue();
        assertThat(state.closedAt()).contains(NOW);
        assertThat(state.verdict()).contains(new Verdict(Outcome.CUSTOMER_FAVOUR, Basis.AGREEMENT, Finality.FINAL));
    }

    @Test
    void disputesWhatTheCustomerSaysOrElseAllThatWasPaid() {
        assertThat(Fold.of(OPENED).disputedAmount()).contains(cny("80.50"));
        assertThat(Fold.of(opened(Sample.bareComplaint(), cny("88.00"))).disputedAmount())
                .isEmpty();
        DisputeOpened twoPayments = new DisputeOpened(
                CASE,
                Sample.bareComplaint(),
                List.of(
                        new DisputedPayment(PAYMENT, cny("1.50"), Optional.empty()),
                        new DisputedPayment(PAYMENT, cny("2.00"), Optional.empty())),
                OPENED.merchantId(),
                OPENED.origin(),
                OPENED.stage(),
                OPENED.policies(),
                OPENED.deadlines(),
                OPENED.terms(),
                OPENED.queue(),
                OPENED.act());
        assertThat(Fold.of(twoPayments).disputedAmount()).contains(cny("3.50"));
    }
}
