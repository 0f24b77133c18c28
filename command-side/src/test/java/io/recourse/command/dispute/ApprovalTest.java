package io.recourse.command.dispute;

import static io.recourse.sample.Sample.CASE;
import static io.recourse.sample.Sample.NOW;
import static io.recourse.sample.Sample.PAYMENT;
import static io.recourse.sample.Sample.act;
import static io.recourse.sample.Sample.cny;
import static io.recourse.sample.Sample.inside;
import static io.recourse.sample.Sample.refund;
import static io.recourse.sample.Sample.words;
import static io.recourse.sample.SampleEvents.failed;
import static io.recourse.sample.SampleEvents.opened;
import static io.recourse.sample.SampleEvents.recorded;
import static io.recourse.sample.SampleEvents.requested;
import static io.recourse.sample.SampleEvents.succeeded;
import static io.recourse.sample.SampleEvents.verified;
import static io.recourse.sample.SampleMoney.approved;
import static io.recourse.sample.SampleMoney.askedFor;
import static io.recourse.sample.SampleMoney.reversed;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.actor.Act;
import io.recourse.actor.Role;
import io.recourse.deadline.Deadline;
import io.recourse.deadline.DeadlineName;
import io.recourse.dispute.ApproveRefund;
import io.recourse.dispute.Axes;
import io.recourse.dispute.ConfirmRefund;
import io.recourse.dispute.DeadlineMet;
import io.recourse.dispute.DeclineRefund;
import io.recourse.dispute.DisputeCommand;
import io.recourse.dispute.DisputeOpened;
import io.recourse.dispute.FailRefund;
import io.recourse.dispute.GrantProvisionalCredit;
import io.recourse.dispute.IdentityVerified;
import io.recourse.dispute.Party;
import io.recourse.dispute.Phase;
import io.recourse.dispute.ProvisionalCreditGranted;
import io.recourse.dispute.Refund;
import io.recourse.dispute.RefundApproved;
import io.recourse.dispute.RefundDeclined;
import io.recourse.dispute.RefundFailed;
import io.recourse.dispute.RefundRequested;
import io.recourse.dispute.RefundSucceeded;
import io.recourse.dispute.WaitingFor;
import io.recourse.rejection.Rule;
import io.recourse.sample.Sample;
import io.recourse.sample.SampleMoney;
import io.recourse.work.Queue;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Above CNY 500.00, all in all, two people agree to a refund. The payment is of CNY 2,000.00. */
class ApprovalTest {

    private static final DisputeOpened OPENED =
            opened(Sample.complaint(), cny("2000.00"), Sample.terms(), Queue.FRONT_DESK);
    private static final IdentityVerified VERIFIED = verified(true, NOW.plus(Duration.ofHours(2)));

    private final FixtureConfiguration<DisputeCase> fixture = CaseFixture.with(recorded(cny("2000.00")));

    @ParameterizedTest
    @CsvSource({"500.00, false", "500.01, true"})
    void isNeededAboveTheLimit(String amount, boolean needed) {
        fixture.given(OPENED, VERIFIED)
                .when(ask(1, amount))
                .expectEvents(asked(1, amount, needed, 1))
                .expectState(
                        CaseFixture.satisfies(state -> assertThat(Axes.of(state).waitingFor())
                                .containsExactly(needed ? WaitingFor.APPROVAL : WaitingFor.REFUND)));
        fixture.given(OPENED, VERIFIED)
                .when(new GrantProvisionalCredit(
                        CASE, refund(1), PAYMENT, cny(amount), Optional.empty(), act("credit")))
                .expectEvents(new ProvisionalCreditGranted(
                        CASE,
                        refund(1),
                        PAYMENT,
                        cny(amount),
                        needed,
                        Optional.empty(),
                        Sample.terms().refunds(),
                        act("credit")));
    }

    @Test
    void theLimitIsNotPassedInSmallSteps() {
        fixture.given(OPENED, VERIFIED, asked(1, "400.00", false, 1), succeeded(refund(1), cny("400.00")))
                .when(ask(2, "100.00"))
                .expectEvents(asked(2, "100.00", false, 2));
        fixture.given(OPENED, VERIFIED, asked(1, "400.00", false, 1), succeeded(refund(1), cny("400.00")))
                .when(ask(2, "100.01"))
                .expectEvents(asked(2, "100.01", true, 2));
    }

    @Test
    void whatFailedOrCameBackDoesNotCount() {
        fixture.given(OPENED, VERIFIED, asked(1, "400.00", false, 1), failed(refund(1), cny("400.00")))
                .when(ask(2, "500.00"))
                .expectEvents(asked(2, "500.00", false, 2));
        fixture.given(
                        OPENED,
                        VERIFIED,
                        asked(1, "400.00", false, 1),
                        succeeded(refund(1), cny("400.00")),
                        reversed(refund(1), cny("400.00")))
                .when(ask(2, "500.00"))
                .expectEvents(asked(2, "500.00", false, 2));
    }

    @Test
    void isGivenByASecondPerson() {
        fixture.given(OPENED, askedFor(refund(1), cny("600.00")))
                .when(new ApproveRefund(CASE, refund(1), second("approve")))
                .expectEvents(new RefundApproved(CASE, refund(1), second("approve")))
                .expectState(CaseFixture.isIn(Phase.EXECUTING));
    }

    @Test
    void isRefusedByASecondPersonAndMeetsThePromise() {
        fixture.given(OPENED, askedFor(refund(1), cny("600.00")))
                .when(new DeclineRefund(CASE, refund(1), Optional.of(words("no")), second("decline")))
                .expectEvents(
                        new RefundDeclined(CASE, refund(1), Optional.of(words("no")), second("decline")),
                        new DeadlineMet(CASE, DeadlineName.REFUND, second("decline")))
                .expectState(CaseFixture.isIn(Phase.UNDER_REVIEW));
    }

    @Test
    void isNeverGivenByWhoAsked() {
        Act self = act("approve", Role.SUPERVISOR);
        for (DisputeCommand own : List.of(
                new ApproveRefund(CASE, refund(1), self), new DeclineRefund(CASE, refund(1), Optional.empty(), self))) {
            CaseFixture.refused(fixture.given(OPENED, askedFor(refund(1), cny("600.00"))), own, Rule.FOUR_EYES);
        }
    }

    @Test
    void isGivenOnceAndOnlyWhereItIsNeeded() {
        ApproveRefund approve = new ApproveRefund(CASE, refund(1), second("again"));
        CaseFixture.refused(fixture.given(OPENED), approve, Rule.REFUND_NOT_AWAITING_APPROVAL);
        CaseFixture.refused(
                fixture.given(OPENED, requested(refund(1), cny("1.00"))), approve, Rule.REFUND_NOT_AWAITING_APPROVAL);
        CaseFixture.refused(
                fixture.given(OPENED, askedFor(refund(1), cny("600.00")), approved(refund(1))),
                approve,
                Rule.REFUND_NOT_AWAITING_APPROVAL);
        CaseFixture.refused(
                fixture.given(OPENED, askedFor(refund(1), cny("600.00")), SampleMoney.declined(refund(1))),
                approve,
                Rule.REFUND_NOT_AWAITING_APPROVAL);
    }

    @Test
    void whatCouldNotBeReservedFailsBeforeAnybodyAgrees() {
        Act fail = inside("fail");
        fixture.given(OPENED, askedFor(refund(1), cny("600.00")))
                .when(new FailRefund(CASE, refund(1), Sample.DECLINED, fail))
                .expectEvents(
                        new RefundFailed(CASE, refund(1), cny("600.00"), Sample.DECLINED, fail),
                        new DeadlineMet(CASE, DeadlineName.REFUND, fail));
    }

    @Test
    void nothingIsConfirmedBeforeItIsApproved() {
        fixture.given(OPENED, askedFor(refund(1), cny("600.00")))
                .when(new ConfirmRefund(CASE, refund(1), "ref", inside("confirm")))
                .expectNoEvents();
        fixture.given(OPENED, askedFor(refund(1), cny("600.00")), approved(refund(1)))
                .when(new ConfirmRefund(CASE, refund(1), "ref", inside("confirm")))
                .expectEvents(
                        new RefundSucceeded(CASE, refund(1), cny("600.00"), "ref", inside("confirm")),
                        new DeadlineMet(CASE, DeadlineName.REFUND, inside("confirm")));
    }

    private static Act second(String commandId) {
        return act(commandId, "supervisor-1", Role.SUPERVISOR);
    }

    private static Refund ask(int n, String amount) {
        return new Refund(CASE, refund(n), PAYMENT, cny(amount), Optional.empty(), act("ask-" + n));
    }

    /** With the promise of the given number. */
    private static RefundRequested asked(int n, String amount, boolean approvalNeeded, int promise) {
        Deadline promised =
                Sample.terms().refund().deadline(DeadlineName.REFUND.number(promise), Party.OPERATOR, NOW, List.of());
        return new RefundRequested(
                CASE,
                refund(n),
                PAYMENT,
                cny(amount),
                Optional.empty(),
                approvalNeeded,
                Optional.of(promised),
                Sample.terms().refunds(),
                act("ask-" + n));
    }
}
