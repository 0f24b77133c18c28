package io.recourse.command.dispute;

import static io.recourse.sample.Sample.NOW;
import static io.recourse.sample.Sample.cny;
import static io.recourse.sample.Sample.words;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.recourse.dispute.Adjudicate;
import io.recourse.dispute.Appeal;
import io.recourse.dispute.Basis;
import io.recourse.dispute.CaseId;
import io.recourse.dispute.Close;
import io.recourse.dispute.Complaint;
import io.recourse.dispute.Finality;
import io.recourse.dispute.OpenDispute;
import io.recourse.dispute.Origin;
import io.recourse.dispute.Outcome;
import io.recourse.dispute.Party;
import io.recourse.dispute.Reason;
import io.recourse.dispute.Reopen;
import io.recourse.payment.PaymentId;
import io.recourse.rejection.Rejected;
import io.recourse.rejection.Rejection;
import io.recourse.rejection.Rule;
import io.recourse.sample.Sample;
import io.recourse.testing.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** One customer's complaint about one payment for one reason has one open case, on the real database. */
class DuplicateComplaintTest {

    private static final int CALLERS = 8;
    private static final Duration OPENING = Duration.ofMinutes(1);
    private static final AtomicInteger NEXT = new AtomicInteger();

    @SuppressWarnings("NullAway.Init")
    private static Desk desk;

    @BeforeAll
    static void start() {
        desk = Desk.start(TestDatabase.fresh(), NOW);
    }

    @AfterAll
    static void stop() {
        desk.close();
    }

    @Test
    void opensOneCaseWhoeverTellsOfItAtOnce() throws Exception {
        PaymentId payment = pay();
        List<CaseId> cases = ids(CALLERS);
        List<Runnable> acts =
                cases.stream().<Runnable>map(id -> () -> open(id, payment)).toList();
        assertThat(Crowd.actAtOnce(acts)).hasSize(CALLERS - 1).containsOnly(Rule.DUPLICATE_COMPLAINT);
        assertThat(cases).filteredOn(DuplicateComplaintTest::isOpen).hasSize(1);
    }

    @Test
    void opensOneCaseAlsoWhenTheyNameThePaymentsInAnotherOrder() throws Exception {
        PaymentId one = pay();
        PaymentId other = pay();
        List<CaseId> cases = ids(CALLERS);
        List<Runnable> acts = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            CaseId id = cases.get(i);
            acts.add(i % 2 == 0 ? () -> open(id, one, other) : () -> open(id, other, one));
        }
        assertThat(Crowd.actAtOnce(acts)).hasSize(CALLERS - 1).containsOnly(Rule.DUPLICATE_COMPLAINT);
        assertThat(cases).filteredOn(DuplicateComplaintTest::isOpen).hasSize(1);
    }

    @Test
    void namesTheCaseThatThereIs() {
        PaymentId payment = pay();
        CaseId first = open(id(), payment);
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> open(id(), pay(), payment))
                .satisfies(e -> assertThat(Rejected.in(e))
                        .contains(Rejection.of(Rule.DUPLICATE_COMPLAINT, "disputeId", first)));
    }

    /** Nobody knows whether the case will still come to be, so that its complaint is not anybody else's at once. */
    @Test
    void aLostAnswerLeavesTheComplaintReserved() {
        PaymentId payment = pay();
        CaseId first = id();
        CommandGateway deaf = DefaultCommandGateway.builder()
                .commandBus(SimpleCommandBus.builder().build())
                .build();
        Disputes cutOff = new Disputes(
                deaf, desk.the(EventStore.class), desk.the(ExternalReferences.class), desk.the(OpenComplaints.class));
        OpenDispute command = new OpenDispute(first, complaint(payment), Origin.WALLET, desk.system("open:" + first));
        assertThatExceptionOfType(NoHandlerForCommandException.class).isThrownBy(() -> cutOff.open(command));

        assertThatExceptionOfType(Rejected.class).isThrownBy(() -> open(id(), payment));
        assertThat(open(first, payment)).isEqualTo(first);
    }

    @Test
    void anotherReasonIsAnotherComplaint() {
        PaymentId payment = pay();
        open(id(), payment);
        CaseId other = id();
        desk.the(Disputes.class)
                .open(new OpenDispute(
                        other,
                        Desk.complaint(desk.now(), Reason.OTHER, Optional.empty(), payment),
                        Origin.WALLET,
                        desk.system("open:" + other)));
        assertThat(isOpen(other)).isTrue();
    }

    @Test
    void whatOnlyAPartOfARefusedComplaintReservedIsFree() {
        PaymentId taken = PaymentId.of("pay-z" + NEXT.incrementAndGet());
        desk.pay(taken.value(), cny("10.00"));
        PaymentId free = pay();
        open(id(), taken);
        assertThat(Crowd.refusal(() -> open(id(), free, taken))).containsExactly(Rule.DUPLICATE_COMPLAINT);
        assertThat(isOpen(open(id(), free))).isTrue();
    }

    @Test
    void aComplaintWhoseOpeningWasRefusedIsFree() {
        PaymentId unknown = PaymentId.of("pay-unknown-" + NEXT.incrementAndGet());
        assertThat(Crowd.refusal(() -> open(id(), unknown))).containsExactly(Rule.PAYMENT_UNKNOWN);
        desk.pay(unknown.value(), cny("10.00"));
        assertThat(isOpen(open(id(), unknown))).isTrue();
    }

    @Test
    void whatACrashLeftReservedIsTakenUpByTheSameAndAfterAMinuteByAnybody() {
        PaymentId payment = pay();
        CaseId crashed = id();
        desk.the(OpenComplaints.class).reserve(complaint(payment), crashed);
        assertThat(Crowd.refusal(() -> open(id(), payment))).containsExactly(Rule.DUPLICATE_COMPLAINT);
        desk.advanceTo(desk.now().plus(OPENING).plusSeconds(1));
        assertThat(isOpen(open(id(), payment))).isTrue();

        PaymentId another = pay();
        CaseId retried = id();
        desk.the(OpenComplaints.class).reserve(complaint(another), retried);
        assertThat(isOpen(open(retried, another))).isTrue();
    }

    @Test
    void afterClosingItOpensACaseAgain() {
        PaymentId payment = pay();
        CaseId first = open(id(), payment);
        close(first);
        assertThat(isOpen(open(id(), payment))).isTrue();
    }

    @Test
    void aClosedCaseIsNotReopenedBesideAnother() {
        PaymentId payment = pay();
        CaseId first = open(id(), payment);
        close(first);
        CaseId second = open(id(), payment);
        assertThat(Crowd.refusal(() -> reopen(first))).containsExactly(Rule.DUPLICATE_COMPLAINT);

        close(second);
        reopen(first);

        assertThat(isOpen(first)).isTrue();
        assertThat(Crowd.refusal(() -> open(id(), payment))).containsExactly(Rule.DUPLICATE_COMPLAINT);
    }

    @Test
    void anAppealAfterClosingIsNotHeardBesideAnotherCase() {
        PaymentId payment = pay();
        CaseId first = open(id(), payment);
        desk.handle(new Adjudicate(
                first,
                Outcome.MERCHANT_FAVOUR,
                Finality.PROVISIONAL,
                Optional.empty(),
                Optional.empty(),
                desk.system("decide")));
        desk.handle(new Close(
                first, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), desk.system("close")));
        open(id(), payment);
        Appeal appeal = new Appeal(first, Party.CUSTOMER, words("unfair"), desk.system("appeal"));
        assertThat(Crowd.refusal(() -> desk.handle(appeal))).containsExactly(Rule.DUPLICATE_COMPLAINT);
    }

    @Test
    void anAppealThatIsRefusedStandsInNobodysWay() {
        PaymentId payment = pay();
        CaseId first = open(id(), payment);
        close(first);
        desk.advanceTo(desk.now().plusSeconds(1));
        Appeal tooLate = new Appeal(first, Party.CUSTOMER, words("unfair"), desk.system("appeal"));
        assertThat(Crowd.refusal(() -> desk.handle(tooLate))).containsExactly(Rule.APPEAL_NOT_OPEN);
        assertThat(isOpen(open(id(), payment))).isTrue();
    }

    @Test
    void whatIsBeingReopenedIsNobodyElses() {
        PaymentId payment = pay();
        CaseId closed = open(id(), payment);
        close(closed);
        desk.advanceTo(desk.now().plusSeconds(1));
        desk.the(OpenComplaints.class).reserve(complaint(payment), closed);
        assertThat(Crowd.refusal(() -> open(id(), payment))).containsExactly(Rule.DUPLICATE_COMPLAINT);
        desk.advanceTo(desk.now().plus(OPENING).plusSeconds(1));
        assertThat(isOpen(open(id(), payment))).isTrue();
    }

    @RepeatedTest(5)
    void reopenedAndOpenedAtOnceItHasOneOpenCase() throws Exception {
        PaymentId payment = pay();
        CaseId closed = open(id(), payment);
        close(closed);
        desk.advanceTo(desk.now().plusSeconds(1));
        List<CaseId> others = ids(CALLERS - 1);
        List<Runnable> acts = new ArrayList<>(List.of(() -> reopen(closed)));
        others.forEach(id -> acts.add(() -> open(id, payment)));

        assertThat(Crowd.actAtOnce(acts)).hasSize(CALLERS - 1).containsOnly(Rule.DUPLICATE_COMPLAINT);

        assertThat(Stream.concat(Stream.of(closed), others.stream()))
                .filteredOn(DuplicateComplaintTest::isOpen)
                .hasSize(1);
    }

    private static PaymentId pay() {
        return desk.pay("pay-" + NEXT.incrementAndGet(), cny("10.00"));
    }

    private static CaseId id() {
        return Sample.dispute(NEXT.incrementAndGet());
    }

    private static List<CaseId> ids(int number) {
        return Stream.generate(DuplicateComplaintTest::id).limit(number).toList();
    }

    private static Complaint complaint(PaymentId... payments) {
        return Desk.complaint(desk.now(), Reason.DUPLICATE, Optional.empty(), payments);
    }

    private static CaseId open(CaseId id, PaymentId... payments) {
        OpenDispute command = new OpenDispute(id, complaint(payments), Origin.WALLET, desk.system("open:" + id));
        return desk.the(Disputes.class).open(command).id();
    }

    private static void close(CaseId id) {
        desk.handle(new Close(
                id,
                Optional.of(Outcome.NO_FAULT),
                Optional.of(Basis.POLICY),
                Optional.empty(),
                Optional.empty(),
                desk.system("close:" + id)));
    }

    private static void reopen(CaseId id) {
        desk.handle(new Reopen(id, words("still not there"), desk.system("reopen:" + id)));
    }

    private static boolean isOpen(CaseId id) {
        return StoredCase.find(id, desk.the(EventStore.class))
                .filter(found -> !found.state().closed())
                .isPresent();
    }
}
