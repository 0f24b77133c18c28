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
import io.recourse.command.policy.ComplaintPortalPolicy;
import io.recourse.command.policy.Policy;
import io.recourse.dispute.Complaint;
import io.recourse.dispute.DisputeOpened;
import io.recourse.dispute.DisputedPayment;
import io.recourse.dispute.Jurisdiction;
import io.recourse.dispute.OpenDispute;
import io.recourse.dispute.Origin;
import io.recourse.dispute.Reason;
import io.recourse.dispute.Stage;
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
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OpeningTest {

    private static final PaymentId SECOND = PaymentId.of("pay-2");

    @Test
    void pinsThePaymentsTheMerchantAndThePromises() {
        Complaint complaint = Sample.complaint();
        Policy.Decision promised =
                new ComplaintPortalPolicy().decide(new Policy.Facts(NOW, Optional.of(Jurisdiction.of("CN"))));
        CaseFixture.with(recorded(cny("88.00")))
                .givenNoPriorActivity()
                .when(open(complaint))
                .expectEvents(new DisputeOpened(
                        CASE,
                        complaint,
                        List.of(new DisputedPayment(PAYMENT, cny("88.00"))),
                        Optional.of(Sample.MERCHANT),
                        Origin.WALLET,
                        Stage.INQUIRY,
                        promised.policy(),
                        promised.deadlines(),
                        act("open")));
        assertThat(promised.deadlines()).hasSize(2);
    }

    @Test
    void needsNoPayment() {
        CaseFixture.with()
                .givenNoPriorActivity()
                .when(open(Sample.bareComplaint()))
                .expectSuccessfulHandlerExecution();
    }

    @ParameterizedTest
    @EnumSource(Channel.class)
    void whatARegulatorForwardsComesFromTheRegulator(Channel channel) {
        Origin expected = channel == Channel.REGULATOR ? Origin.REGULATOR : Origin.WALLET;
        Complaint complaint = complaint(List.of(), Optional.empty(), channel, Optional.empty(), NOW, NOW);
        CaseFixture.with()
                .givenNoPriorActivity()
                .when(open(complaint))
                .expectState(
                        opened -> assertThat(opened).extracting("state.origin").isEqualTo(expected));
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
                new OpenDispute(CASE, Sample.bareComplaint(), act),
                Rejection.of(Rule.OCCURRED_IN_FUTURE, "field", "occurredAt", "instant", later));
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"MERCHANT", "AUDITOR", "ADMIN"})
    void isForStaff(Role role) {
        refused(
                CaseFixture.with(),
                new OpenDispute(CASE, Sample.bareComplaint(), act("open", role)),
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

    private static OpenDispute open(Complaint complaint) {
        return new OpenDispute(CASE, complaint, act("open"));
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
                PaymentDetails.WALLET_LEDGER);
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
                List.of());
    }
}
