package io.recourse.command.dispute;

import static io.recourse.sample.Sample.CASE;
import static io.recourse.sample.Sample.CUSTOMER;
import static io.recourse.sample.Sample.NOW;
import static io.recourse.sample.Sample.PAYMENT;
import static io.recourse.sample.Sample.act;
import static io.recourse.sample.Sample.cny;
import static io.recourse.sample.Sample.inside;
import static io.recourse.sample.SampleEvents.recorded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.hamcrest.Matchers.instanceOf;

import io.recourse.actor.Act;
import io.recourse.actor.Channel;
import io.recourse.actor.Role;
import io.recourse.command.payment.PaymentHistory;
import io.recourse.command.policy.Policy;
import io.recourse.deadline.Deadline;
import io.recourse.deadline.DeadlineName;
import io.recourse.deadline.Milestone;
import io.recourse.dispute.Complaint;
import io.recourse.dispute.DisputeOpened;
import io.recourse.dispute.DisputedPayment;
import io.recourse.dispute.InformationRequested;
import io.recourse.dispute.OpenDispute;
import io.recourse.dispute.Origin;
import io.recourse.dispute.Party;
import io.recourse.dispute.Phase;
import io.recourse.dispute.Reason;
import io.recourse.dispute.Stage;
import io.recourse.information.Item;
import io.recourse.information.RequestId;
import io.recourse.information.RequestedItem;
import io.recourse.money.Money;
import io.recourse.payment.CustomerId;
import io.recourse.payment.MerchantId;
import io.recourse.payment.PaymentDetails;
import io.recourse.payment.PaymentId;
import io.recourse.payment.PaymentRecorded;
import io.recourse.rejection.Rejected;
import io.recourse.rejection.Rejection;
import io.recourse.rejection.Rule;
import io.recourse.sample.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OpeningTest {

    private static final PaymentId SECOND = PaymentId.of("pay-2");

    @Test
    void pinsThePaymentsTheMerchantAndThePromises() {
        Complaint complaint = Sample.complaint();
        Policy.Decision promised = CaseFixture.promised(complaint, NOW);
        CaseFixture.with(recorded(cny("88.00")))
                .givenNoPriorActivity()
                .when(open(complaint))
                .expectEvents(new DisputeOpened(
                        CASE,
                        complaint,
                        List.of(new DisputedPayment(PAYMENT, cny("88.00"), Optional.of("wallet-ledger"))),
                        Optional.of(Sample.MERCHANT),
                        Origin.WALLET,
                        Stage.INQUIRY,
                        promised.policies(),
                        promised.deadlines(),
                        promised.terms(),
                        promised.queue(),
                        act("open")));
        assertThat(promised.deadlines()).hasSize(5);
    }

    /** A letter says time, place, steps, problem and what is wanted; this one says nothing. */
    @Test
    void asksForWhatTheComplaintLeavesUnsaid() {
        Complaint complaint = Sample.bareComplaint();
        Policy.Decision promised = CaseFixture.promised(complaint, NOW);
        RequestId asked = RequestId.of("req_" + CASE.value().substring("case_".length()));
        Deadline week = promised.terms()
                .customerAnswer()
                .deadline(DeadlineName.INFORMATION, Party.CUSTOMER, NOW, List.of(Milestone.CASE_CLOSED));
        CaseFixture.with()
                .givenNoPriorActivity()
                .when(open(complaint))
                .expectEvents(
                        new DisputeOpened(
                                CASE,
                                complaint,
                                List.of(),
                                Optional.empty(),
                                Origin.WALLET,
                                Stage.INQUIRY,
                                promised.policies(),
                                promised.deadlines(),
                                promised.terms(),
                                promised.queue(),
                                act("open")),
                        new InformationRequested(
                                CASE,
                                asked,
                                Party.CUSTOMER,
                                mandatory(
                                        Item.DESCRIPTION,
                                        Item.DESIRED_RESOLUTION,
                                        Item.TRANSACTION_TIME,
                                        Item.PLACE,
                                        Item.STEPS_TRIED),
                                Optional.empty(),
                                week,
                                act("open")))
                .expectState(CaseFixture.isIn(Phase.AWAITING_CUSTOMER));
    }

    @Test
    void asksForNothingThatThePaymentTells() {
        Complaint complaint = complaint(List.of(PAYMENT), Optional.empty(), Channel.PHONE, Optional.empty(), NOW, NOW);
        CaseFixture.with(recorded(cny("88.00")))
                .givenNoPriorActivity()
                .when(open(complaint))
                .expectState(CaseFixture.satisfies(state -> assertThat(
                                state.dealings().requests())
                        .singleElement()
                        .satisfies(request -> assertThat(request.items())
                                .extracting(RequestedItem::item)
                                .containsExactly(Item.DESCRIPTION, Item.DESIRED_RESOLUTION))));
    }

    @Test
    void asksForNothingWhereNobodyIsAtHandToAnswer() {
        CaseFixture.with()
                .givenNoPriorActivity()
                .when(new OpenDispute(CASE, Sample.bareComplaint(), Origin.WALLET, act("open", Role.SYSTEM)))
                .expectState(CaseFixture.isIn(Phase.NEW));
    }

    @Test
    void needsNoPayment() {
        CaseFixture.with()
                .givenNoPriorActivity()
                .when(open(Sample.bareComplaint()))
                .expectSuccessfulHandlerExecution();
    }

    @ParameterizedTest
    @CsvSource({"WALLET, INQUIRY", "STAFF, INQUIRY", "REGULATOR, INQUIRY", "ALERT, ALERT", "NETWORK, CLAIM"})
    void beginsAtTheStageOfItsOrigin(Origin origin, Stage stage) {
        CaseFixture.with()
                .givenNoPriorActivity()
                .when(new OpenDispute(CASE, Sample.bareComplaint(), origin, act("open", Role.SYSTEM)))
                .expectState(opened -> assertThat(opened)
                        .extracting("state.origin", "state.course.stage")
                        .containsExactly(origin, stage));
    }

    @Test
    void refusesAPaymentThatNobodyRecorded() {
        refused(CaseFixture.with(), open(Sample.complaint()), Rejection.of(Rule.PAYMENT_UNKNOWN, "paymentId", PAYMENT));
    }

    @Test
    void refusesThePaymentOfAnotherCustomer() {
        refused(
                CaseFixture.with(paid(PAYMENT, "c-18", "m-9", cny("88.00"))),
                open(Sample.complaint()),
                Rejection.of(Rule.PAYMENT_OF_ANOTHER_CUSTOMER, "paymentId", PAYMENT));
    }

    @Test
    void refusesPaymentsToSeveralMerchants() {
        refused(
                twoPayments(cny("88.00"), paid(SECOND, "c-17", "m-10", cny("1.00"))),
                open(disputing(cny("10.00"), PAYMENT, SECOND)),
                Rejection.of(Rule.PAYMENTS_OF_SEVERAL_MERCHANTS));
    }

    @Test
    void refusesAnotherCurrencyThanWasPaid() {
        refused(
                CaseFixture.with(recorded(cny("88.00"))),
                open(disputing(Money.of("1.00", "USD"), PAYMENT)),
                Rejection.of(Rule.DISPUTED_CURRENCY_DIFFERS));
    }

    @Test
    void refusesPaymentsInSeveralCurrencies() {
        refused(
                twoPayments(cny("88.00"), paid(SECOND, "c-17", "m-9", Money.of("1.00", "USD"))),
                open(complaint(List.of(PAYMENT, SECOND), Optional.empty(), Channel.PHONE, Optional.empty(), NOW, NOW)),
                Rejection.of(Rule.DISPUTED_CURRENCY_DIFFERS));
    }

    @Test
    void disputesAllThatWasPaidToTheLastCent() {
        twoPayments(cny("88.00"), paid(SECOND, "c-17", "m-9", cny("2.00")))
                .givenNoPriorActivity()
                .when(open(disputing(cny("90.00"), PAYMENT, SECOND)))
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void refusesToDisputeMoreThanWasPaid() {
        refused(
                twoPayments(cny("88.00"), paid(SECOND, "c-17", "m-9", cny("2.00"))),
                open(disputing(cny("90.01"), PAYMENT, SECOND)),
                Rejection.of(Rule.DISPUTED_AMOUNT_EXCEEDS_PAYMENTS, "amount", cny("90.01"), "paid", cny("90.00")));
    }

    @Test
    void refusesPaymentsThatAreTooLargeToAddUp() {
        Money most = cny("999999999999999.99");
        refused(
                twoPayments(most, paid(SECOND, "c-17", "m-9", cny("0.01"))),
                open(disputing(cny("1.00"), PAYMENT, SECOND)),
                Rejection.of(Rule.PAYMENTS_TOO_LARGE_TOGETHER));
    }

    @Test
    void namesAPaymentOnceSoThatItDoesNotCountTwice() {
        assertThatIllegalArgumentException().isThrownBy(() -> disputing(cny("176.00"), PAYMENT, PAYMENT));
    }

    @Test
    void toleratesClocksThatAreFiveMinutesAheadAndNoMore() {
        Instant soon = NOW.plus(Duration.ofMinutes(5));
        Instant later = soon.plusNanos(1_000);
        CaseFixture.with()
                .givenNoPriorActivity()
                .when(open(complaint(List.of(), Optional.empty(), Channel.PHONE, Optional.of(soon), soon, soon)))
                .expectSuccessfulHandlerExecution();
        refusedAsFuture(
                "occurredAt",
                later,
                complaint(List.of(), Optional.empty(), Channel.PHONE, Optional.of(later), NOW, NOW));
        refusedAsFuture(
                "reportedAt",
                later,
                complaint(List.of(), Optional.empty(), Channel.PHONE, Optional.empty(), later, NOW));
        refusedAsFuture(
                "receivedAt",
                later,
                complaint(List.of(), Optional.empty(), Channel.PHONE, Optional.empty(), NOW, later));
        Act act = new Act(act("open").actor(), Channel.PHONE, later, act("open").commandId());
        refused(
                CaseFixture.with(),
                new OpenDispute(CASE, Sample.bareComplaint(), Origin.WALLET, act),
                Rejection.of(Rule.OCCURRED_IN_FUTURE, "field", "occurredAt", "instant", later));
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"MERCHANT", "AUDITOR", "ADMIN"})
    void isForStaff(Role role) {
        refused(
                CaseFixture.with(),
                new OpenDispute(CASE, Sample.bareComplaint(), Origin.WALLET, act("open", role)),
                Rejection.of(Rule.ROLE_NOT_ALLOWED, "action", "OpenDispute", "role", role));
    }

    private static void refusedAsFuture(String field, Instant instant, Complaint complaint) {
        refused(
                CaseFixture.with(),
                open(complaint),
                Rejection.of(Rule.OCCURRED_IN_FUTURE, "field", field, "instant", instant));
    }

    private static void refused(FixtureConfiguration<DisputeCase> fixture, OpenDispute command, Rejection rejection) {
        fixture.givenNoPriorActivity()
                .when(command)
                .expectNoEvents()
                .expectException(instanceOf(CommandExecutionException.class))
                .expectException(Rejected.class)
                .expectExceptionDetails(rejection);
    }

    private static FixtureConfiguration<DisputeCase> twoPayments(Money first, PaymentRecorded second) {
        return CaseFixture.at(NOW, new PaymentHistory().with(recorded(first)).with(second));
    }

    private static List<RequestedItem> mandatory(Item... items) {
        return Stream.of(items)
                .map(item -> new RequestedItem(item, true, Optional.empty()))
                .toList();
    }

    private static OpenDispute open(Complaint complaint) {
        return new OpenDispute(CASE, complaint, Origin.WALLET, act("open"));
    }

    private static PaymentRecorded paid(PaymentId id, String customer, String merchant, Money amount) {
        PaymentDetails details = new PaymentDetails(
                CustomerId.of(customer),
                MerchantId.of(merchant),
                amount,
                Sample.CAPTURED_AT,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                PaymentDetails.WALLET_LEDGER,
                Optional.empty());
        return new PaymentRecorded(id, details, inside("record"));
    }

    private static Complaint disputing(Money amount, PaymentId... payments) {
        return complaint(List.of(payments), Optional.of(amount), Channel.PHONE, Optional.empty(), NOW, NOW);
    }

    private static Complaint complaint(
            List<PaymentId> payments,
            Optional<Money> amount,
            Channel channel,
            Optional<Instant> occurredAt,
            Instant reportedAt,
            Instant receivedAt) {
        return new Complaint(
                CUSTOMER,
                payments,
                Reason.OTHER,
                channel,
                amount,
                occurredAt,
                reportedAt,
                receivedAt,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }
}
