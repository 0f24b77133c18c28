package io.recourse.command.dispute;

import static io.recourse.sample.Sample.CASE;
import static io.recourse.sample.Sample.NOW;
import static io.recourse.sample.Sample.PAYMENT;
import static io.recourse.sample.Sample.act;
import static io.recourse.sample.Sample.cny;
import static io.recourse.sample.Sample.receipt;
import static io.recourse.sample.Sample.refund;
import static io.recourse.sample.Sample.request;
import static io.recourse.sample.Sample.words;
import static io.recourse.sample.SampleDealings.asked;
import static io.recourse.sample.SampleEvents.closed;
import static io.recourse.sample.SampleEvents.held;
import static io.recourse.sample.SampleEvents.opened;
import static io.recourse.sample.SampleEvents.recorded;
import static io.recourse.sample.SampleEvents.redacted;
import static io.recourse.sample.SampleEvents.verified;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.actor.Act;
import io.recourse.actor.Role;
import io.recourse.deadline.DeadlineName;
import io.recourse.dispute.AccountHoldReleased;
import io.recourse.dispute.AccountHoldRequested;
import io.recourse.dispute.Assign;
import io.recourse.dispute.Assigned;
import io.recourse.dispute.Assignee;
import io.recourse.dispute.AttachReceipt;
import io.recourse.dispute.DeadlineMet;
import io.recourse.dispute.DisputeOpened;
import io.recourse.dispute.Escalate;
import io.recourse.dispute.EscalationTarget;
import io.recourse.dispute.IncidentLinked;
import io.recourse.dispute.InformationProvided;
import io.recourse.dispute.LinkIncident;
import io.recourse.dispute.MessageSent;
import io.recourse.dispute.Party;
import io.recourse.dispute.ReceiptAttached;
import io.recourse.dispute.ReceiptWithdrawn;
import io.recourse.dispute.Redact;
import io.recourse.dispute.Redacted;
import io.recourse.dispute.Refund;
import io.recourse.dispute.ReleaseAccountHold;
import io.recourse.dispute.RequestAccountHold;
import io.recourse.dispute.SendMessage;
import io.recourse.dispute.VerifyIdentity;
import io.recourse.dispute.WithdrawReceipt;
import io.recourse.identity.IdentityMethod;
import io.recourse.information.Item;
import io.recourse.information.ProvidedItem;
import io.recourse.receipt.Receipt;
import io.recourse.rejection.Rejection;
import io.recourse.rejection.Rule;
import io.recourse.sample.Sample;
import io.recourse.work.Queue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

/** Who works on a case, what is done with the customer's account, and what is kept or taken out of view. */
class HandlingTest {

    private static final DisputeOpened OPENED =
            opened(Sample.complaint(), cny("88.00"), Sample.terms(), Queue.FRONT_DESK);
    private static final Duration VALID = Sample.terms().identityValidFor();

    private final FixtureConfiguration<DisputeCase> fixture = CaseFixture.with(recorded(cny("88.00")));

    @Test
    void anAgentTakesWhatNobodyHasAndGivesItBack() {
        fixture.given(OPENED)
                .when(assign(Optional.empty(), to("agent-1"), "agent-1", Role.AGENT))
                .expectEvents(assigned(Queue.FRONT_DESK, Optional.of("agent-1"), "agent-1", Role.AGENT));
        fixture.given(OPENED, has("agent-1"))
                .when(assign(Optional.empty(), nobody(), "agent-1", Role.AGENT))
                .expectEvents(assigned(Queue.FRONT_DESK, Optional.empty(), "agent-1", Role.AGENT));
    }

    @Test
    void anAgentNeitherTakesAnothersNorGivesItToAnother() {
        Rejection refusal = Rejection.of(Rule.ASSIGNEE_NOT_ALLOWED);
        CaseFixture.refused(
                fixture.given(OPENED, has("agent-2")),
                assign(Optional.empty(), to("agent-1"), "agent-1", Role.AGENT),
                refusal);
        CaseFixture.refused(
                fixture.given(OPENED), assign(Optional.empty(), to("agent-2"), "agent-1", Role.AGENT), refusal);
        CaseFixture.refused(
                fixture.given(OPENED, has("agent-2")),
                assign(Optional.of(Queue.SECURITY), Optional.empty(), "agent-1", Role.AGENT),
                refusal);
    }

    @Test
    void aSupervisorGivesAnybodysToAnybody() {
        fixture.given(OPENED, has("agent-2"))
                .when(assign(Optional.empty(), to("agent-3"), "boss", Role.SUPERVISOR))
                .expectEvents(assigned(Queue.FRONT_DESK, Optional.of("agent-3"), "boss", Role.SUPERVISOR));
    }

    @Test
    void inAnotherQueueNobodyHasIt() {
        fixture.given(OPENED, has("agent-1"))
                .when(assign(Optional.of(Queue.SECURITY), Optional.empty(), "agent-1", Role.AGENT))
                .expectEvents(assigned(Queue.SECURITY, Optional.empty(), "agent-1", Role.AGENT));
        fixture.given(OPENED, has("agent-1"))
                .when(new Escalate(CASE, EscalationTarget.MANAGEMENT, words("x"), act("escalate")))
                .expectState(CaseFixture.satisfies(state -> {
                    assertThat(state.handling().queue()).isEqualTo(Queue.MANAGEMENT);
                    assertThat(state.handling().assignee()).isEmpty();
                }));
    }

    @Test
    void aVerificationCountsAsLongAsTheTermsSayAtMost() {
        fixture.given(OPENED).when(verify(true, Optional.empty())).expectEvents(verified(true, NOW.plus(VALID)));
        fixture.given(OPENED)
                .when(verify(true, Optional.of(NOW.plusSeconds(60))))
                .expectEvents(verified(true, NOW.plusSeconds(60)));
        fixture.given(OPENED)
                .when(verify(true, Optional.of(NOW.plus(VALID).plusSeconds(1))))
                .expectEvents(verified(true, NOW.plus(VALID)));
    }

    @Test
    void aVerificationAnswersWhoeverAskedWhoTheCustomerIs() {
        fixture.given(OPENED, asked(1, Party.CUSTOMER, Item.IDENTITY), asked(2, Party.CUSTOMER, Item.PLACE))
                .when(verify(true, Optional.empty()))
                .expectEvents(
                        verified(true, NOW.plus(VALID)),
                        new InformationProvided(
                                CASE,
                                request(1),
                                Party.CUSTOMER,
                                List.of(new ProvidedItem(Item.IDENTITY, Optional.empty(), Optional.empty())),
                                true,
                                false,
                                act("verify")),
                        new DeadlineMet(CASE, DeadlineName.INFORMATION, act("verify")));
    }

    @Test
    void aVerificationThatFailedAnswersNobody() {
        fixture.given(OPENED, asked(1, Party.CUSTOMER, Item.IDENTITY))
                .when(verify(false, Optional.empty()))
                .expectEvents(verified(false, NOW.plus(VALID)));
    }

    @Test
    void moneyMovesOnlyForACustomerWhoIsVerifiedNow() {
        Refund ask = new Refund(CASE, refund(1), PAYMENT, cny("1.00"), Optional.empty(), act("ask"));
        CaseFixture.refused(fixture.given(OPENED), ask, Rule.IDENTITY_NOT_VERIFIED);
        CaseFixture.refused(fixture.given(OPENED, verified(false, NOW.plus(VALID))), ask, Rule.IDENTITY_NOT_VERIFIED);
        fixture.given(OPENED, verified(true, NOW.plus(VALID))).when(ask).expectSuccessfulHandlerExecution();
        CaseFixture.at(NOW.plus(VALID).minusNanos(1_000), recorded(cny("88.00")))
                .given(OPENED, verified(true, NOW.plus(VALID)))
                .when(ask)
                .expectSuccessfulHandlerExecution();
        CaseFixture.refused(
                CaseFixture.at(NOW.plus(VALID), recorded(cny("88.00"))).given(OPENED, verified(true, NOW.plus(VALID))),
                ask,
                Rule.IDENTITY_NOT_VERIFIED);
    }

    @Test
    void aLaterFailureMakesAnEarlierSuccessVoid() {
        CaseFixture.refused(
                fixture.given(OPENED, verified(true, NOW.plus(VALID)), verified(false, NOW.plus(VALID))),
                new Refund(CASE, refund(1), PAYMENT, cny("1.00"), Optional.empty(), act("ask")),
                Rule.IDENTITY_NOT_VERIFIED);
    }

    @Test
    void theAccountIsHeldOnceAndReleasedForAVerifiedCustomer() {
        RequestAccountHold hold = new RequestAccountHold(CASE, words("stolen"), act("hold-it"));
        ReleaseAccountHold release = new ReleaseAccountHold(CASE, words("new phone"), act("release"));
        fixture.given(OPENED)
                .when(hold)
                .expectEvents(new AccountHoldRequested(CASE, Sample.CUSTOMER, words("stolen"), hold.act()));
        fixture.given(OPENED, held(), verified(true, NOW.plus(VALID)))
                .when(release)
                .expectEvents(new AccountHoldReleased(CASE, Sample.CUSTOMER, words("new phone"), release.act()));
        CaseFixture.refused(fixture.given(OPENED, held()), hold, Rule.ACCOUNT_HELD);
        CaseFixture.refused(fixture.given(OPENED), release, Rule.ACCOUNT_NOT_HELD);
        CaseFixture.refused(fixture.given(OPENED, held()), release, Rule.IDENTITY_NOT_VERIFIED);
    }

    @Test
    void belongsToOneIncident() {
        LinkIncident link = new LinkIncident(CASE, Sample.INCIDENT, act("link"));
        fixture.given(OPENED).when(link).expectEvents(new IncidentLinked(CASE, Sample.INCIDENT, act("link")));
        CaseFixture.refused(
                fixture.given(OPENED, new IncidentLinked(CASE, Sample.INCIDENT, act("before"))),
                link,
                Rule.INCIDENT_LINKED);
    }

    @Test
    void aMessageGoesFromOnePartyToAnotherAlsoAfterClosing() {
        Act by = act("write", Role.MERCHANT);
        fixture.given(OPENED, closed())
                .when(new SendMessage(CASE, Party.MERCHANT, Party.OPERATOR, words("sent on Thursday"), by))
                .expectEvents(new MessageSent(CASE, Party.MERCHANT, Party.OPERATOR, words("sent on Thursday"), by));
        for (SendMessage nobody : List.of(
                new SendMessage(CASE, Party.MERCHANT, Party.OPERATOR, words("x"), by),
                new SendMessage(CASE, Party.CUSTOMER, Party.MERCHANT, words("x"), act("write")))) {
            CaseFixture.refused(
                    fixture.given(opened(Sample.bareComplaint(), cny("88.00"))),
                    nobody,
                    Rejection.of(Rule.NO_MERCHANT));
        }
    }

    @Test
    void aPartyHasSoManyPiecesOfEvidenceWithoutThoseThatItWithdrew() {
        Object[] three = {OPENED, attached(1), attached(2), attached(3)};
        CaseFixture.refused(fixture.given(three), attach(4), Rule.RECEIPT_LIMIT_REACHED);
        fixture.given(three)
                .andGiven(new ReceiptWithdrawn(CASE, receipt(1), words("wrong"), act("withdraw")))
                .when(attach(4))
                .expectSuccessfulHandlerExecution();
        fixture.given(three)
                .when(new AttachReceipt(CASE, List.of(file(4)), Party.OPERATOR, false, act("attach-4")))
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void evidenceIsAddedAltogetherOrNotAtAll() {
        AttachReceipt two =
                new AttachReceipt(CASE, List.of(file(2), file(3)), Party.CUSTOMER, false, act("attach-two"));
        fixture.given(OPENED, attached(1))
                .when(two)
                .expectEvents(
                        new ReceiptAttached(CASE, file(2), Party.CUSTOMER, false, act("attach-two")),
                        new ReceiptAttached(CASE, file(3), Party.CUSTOMER, false, act("attach-two")));
        CaseFixture.refused(
                fixture.given(OPENED, attached(1), attached(4)), two, Rejection.of(Rule.RECEIPT_LIMIT_REACHED));
    }

    @Test
    void evidenceIsWithdrawnByThoseWhoSeeIt() {
        ReceiptAttached draft =
                new ReceiptAttached(CASE, file(1), Party.MERCHANT, true, act("attach-1", Role.MERCHANT));
        fixture.given(OPENED, attached(1))
                .when(withdraw(Role.AGENT))
                .expectEvents(new ReceiptWithdrawn(CASE, receipt(1), words("wrong"), act("withdraw", Role.AGENT)));
        fixture.given(OPENED, draft)
                .when(withdraw(Role.MERCHANT))
                .expectEvents(new ReceiptWithdrawn(CASE, receipt(1), words("wrong"), act("withdraw", Role.MERCHANT)));
        CaseFixture.refused(fixture.given(OPENED, attached(1)), withdraw(Role.MERCHANT), Rule.RECEIPT_NOT_PRESENT);
        CaseFixture.refused(fixture.given(OPENED, draft), withdraw(Role.AGENT), Rule.RECEIPT_NOT_PRESENT);
        CaseFixture.refused(fixture.given(OPENED), withdraw(Role.AGENT), Rule.RECEIPT_NOT_PRESENT);
        CaseFixture.refused(
                fixture.given(
                        OPENED, attached(1), new ReceiptWithdrawn(CASE, receipt(1), words("wrong"), act("before"))),
                withdraw(Role.AGENT),
                Rule.RECEIPT_NOT_PRESENT);
    }

    @Test
    void whatIsRedactedIsNoLongerSaid() {
        Act by = act("redact", Role.SUPERVISOR);
        fixture.given(OPENED)
                .when(new Redact(CASE, 0, words("names a third person"), by))
                .expectEvents(new Redacted(CASE, 0, words("names a third person"), by))
                .expectState(CaseFixture.satisfies(
                        state -> assertThat(state.complaint().description()).isEmpty()));
        fixture.given(OPENED, redacted(0))
                .when(new Redact(CASE, 0, words("again"), by))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
        CaseFixture.refused(
                fixture.given(OPENED),
                new Redact(CASE, 1, words("x"), by),
                Rejection.of(Rule.SEQUENCE_UNKNOWN, "sequence", 1));
    }

    private static Optional<Assignee> to(String id) {
        return Optional.of(new Assignee(Optional.of(id)));
    }

    private static Optional<Assignee> nobody() {
        return Optional.of(new Assignee(Optional.empty()));
    }

    private static Assigned has(String id) {
        return new Assigned(CASE, Queue.FRONT_DESK, Optional.of(id), act("has"));
    }

    private static Assign assign(Optional<Queue> queue, Optional<Assignee> assignee, String by, Role role) {
        return new Assign(CASE, queue, assignee, act("assign", by, role));
    }

    private static Assigned assigned(Queue queue, Optional<String> assignee, String by, Role role) {
        return new Assigned(CASE, queue, assignee, act("assign", by, role));
    }

    private static VerifyIdentity verify(boolean passed, Optional<Instant> until) {
        return new VerifyIdentity(
                CASE,
                IdentityMethod.ACCOUNT_DETAILS,
                passed,
                until,
                Optional.of(words("named the last two payments")),
                act("verify"));
    }

    private static Receipt file(int n) {
        Receipt sample = Sample.RECEIPT;
        return new Receipt(
                receipt(n),
                sample.kind(),
                sample.sha256(),
                sample.sizeBytes(),
                sample.mediaType(),
                sample.fileName(),
                sample.description());
    }

    private static AttachReceipt attach(int n) {
        return new AttachReceipt(CASE, List.of(file(n)), Party.CUSTOMER, false, act("attach-" + n));
    }

    private static ReceiptAttached attached(int n) {
        return new ReceiptAttached(CASE, file(n), Party.CUSTOMER, false, act("attach-" + n));
    }

    private static WithdrawReceipt withdraw(Role role) {
        return new WithdrawReceipt(CASE, receipt(1), words("wrong"), act("withdraw", role));
    }
}
