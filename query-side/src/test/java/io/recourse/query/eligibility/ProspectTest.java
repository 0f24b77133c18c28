package io.recourse.query.eligibility;

import static io.recourse.sample.Sample.NOW;
import static io.recourse.sample.Sample.PAYMENT;
import static io.recourse.sample.Sample.REFUND;
import static io.recourse.sample.Sample.cny;
import static io.recourse.sample.SampleEvents.closed;
import static io.recourse.sample.SampleEvents.opened;
import static io.recourse.sample.SampleEvents.recorded;
import static io.recourse.sample.SampleEvents.released;
import static io.recourse.sample.SampleEvents.requested;
import static io.recourse.sample.SampleEvents.reserved;
import static io.recourse.sample.SampleEvents.settled;
import static io.recourse.sample.SampleEvents.succeeded;
import static io.recourse.sample.SampleEvents.verified;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.actor.Actor;
import io.recourse.actor.Role;
import io.recourse.dispute.CaseState;
import io.recourse.dispute.DisputeEvent;
import io.recourse.money.Money;
import io.recourse.payment.PaymentEvent;
import io.recourse.payment.PaymentId;
import io.recourse.payment.PaymentState;
import io.recourse.rejection.Rejection;
import io.recourse.rejection.Rule;
import io.recourse.sample.Sample;
import io.recourse.work.Queue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A refund from a payment of CNY 800.00, of which more than CNY 500.00 needs a second person. */
class ProspectTest {

    private static final Actor AGENT = new Actor("agent-1", Role.AGENT);
    private static final DisputeEvent OPENED =
            opened(Sample.complaint(), cny("800.00"), Sample.terms(), Queue.FRONT_DESK);
    private static final DisputeEvent VERIFIED = verified(true, NOW.plus(Duration.ofHours(2)));
    private static final PaymentState PAID = paid(recorded(cny("800.00")));

    @Test
    void isPossibleForAVerifiedCustomer() {
        Prospect prospect = prospect(cny("500.00"), PAID, OPENED, VERIFIED);
        assertThat(prospect)
                .isEqualTo(new Prospect(
                        List.of(),
                        List.of(
                                new SourceLimit(
                                        SourceLimit.Kind.WINDOW, true, Map.of("until", "2027-11-18T09:30:15.123456Z")),
                                new SourceLimit(SourceLimit.Kind.COUNT, true, Map.of("had", "0", "most", "50"))),
                        Optional.of(cny("800.00")),
                        false,
                        true,
                        true,
                        NOW.plus(Sample.terms().refund().within())));
    }

    @Test
    void namesEveryRuleThatForbidsIt() {
        assertThat(rules(prospect(cny("800.01"), PAID, OPENED, closed())))
                .containsExactly(
                        Rule.ACTION_NOT_ALLOWED_IN_PHASE, Rule.IDENTITY_NOT_VERIFIED, Rule.REFUND_EXCEEDS_REFUNDABLE);
        assertThat(rules(prospect(Money.of("1.00", "USD"), PAID, OPENED, VERIFIED)))
                .containsExactly(Rule.REFUND_CURRENCY_DIFFERS);
    }

    @Test
    void asksWhatTheWholeCaseHasGivenWhetherASecondPersonIsNeeded() {
        assertThat(prospect(cny("500.01"), PAID, OPENED, VERIFIED).approvalNeeded())
                .isTrue();
        assertThat(prospect(
                                cny("400.01"),
                                PAID,
                                OPENED,
                                VERIFIED,
                                requested(REFUND, cny("100.00")),
                                succeeded(REFUND, cny("100.00")))
                        .approvalNeeded())
                .isTrue();
        assertThat(prospect(cny("400.00"), PAID, OPENED, VERIFIED, requested(REFUND, cny("100.00")))
                        .approvalNeeded())
                .isFalse();
    }

    @Test
    void countsWhatWentBackAndWhatIsReserved() {
        PaymentState partly = paid(
                recorded(cny("800.00")),
                reserved(Sample.refund(1), cny("300.00")),
                settled(Sample.refund(1), cny("300.00")),
                reserved(Sample.refund(2), cny("100.00")));
        Prospect prospect = Prospect.of(
                fold(OPENED, VERIFIED), PAYMENT, Optional.of(partly), cny("400.01"), AGENT, NOW.plusSeconds(60));
        assertThat(prospect.refundable()).contains(cny("400.00"));
        assertThat(rules(prospect)).containsExactly(Rule.REFUND_EXCEEDS_REFUNDABLE);
    }

    @Test
    void saysNothingAboutThePaymentOfSomebodyElse() {
        Prospect prospect = Prospect.of(
                fold(OPENED, VERIFIED), PaymentId.of("another"), Optional.of(PAID), cny("900.00"), AGENT, NOW);
        assertThat(rules(prospect)).containsExactly(Rule.PAYMENT_NOT_IN_CASE);
        assertThat(prospect.refundable()).isEmpty();
        assertThat(prospect.limits()).isEmpty();
    }

    @Test
    void paymentIsRefundedUntilItsWindowEnds() {
        Instant until = Instant.parse("2027-11-18T09:30:15.123456Z");
        DisputeEvent lasting = verified(true, until.plusSeconds(60));

        assertThat(at(until.minusNanos(1), PAID, OPENED, lasting).possible()).isTrue();
        assertThat(broken(at(until.minusNanos(1), PAID, OPENED, lasting))).isEmpty();
        assertThat(at(until, PAID, OPENED, lasting).possible()).isFalse();
        assertThat(broken(at(until, PAID, OPENED, lasting))).containsExactly(SourceLimit.Kind.WINDOW);
        assertThat(rules(at(until, PAID, OPENED, lasting))).containsExactly(Rule.REFUND_WINDOW_PASSED);
    }

    @Test
    void paymentHasNoMoreRefundsThanItsSourceAllows() {
        List<PaymentEvent> fifty = Stream.concat(
                        Stream.<PaymentEvent>of(recorded(cny("800.00"))),
                        IntStream.range(0, 50).mapToObj(n -> reserved(Sample.refund(n), cny("1.00"))))
                .toList();
        PaymentEvent declined = released(Sample.refund(0), cny("1.00"));

        Instant later = NOW.plusSeconds(60);

        assertThat(broken(at(later, paid(fifty), OPENED, VERIFIED))).containsExactly(SourceLimit.Kind.COUNT);
        assertThat(rules(at(later, paid(fifty), OPENED, VERIFIED))).containsExactly(Rule.REFUND_COUNT_REACHED);
        assertThat(broken(at(
                        later,
                        paid(Stream.concat(fifty.stream(), Stream.of(declined)).toList()),
                        OPENED,
                        VERIFIED)))
                .isEmpty();
    }

    @Test
    void nextRefundWaitsForItsTurnWhicheverCaseHadTheLast() {
        PaymentState elsewhere = paid(recorded(cny("800.00")), reserved(Sample.refund(9), cny("1.00")));
        PaymentState declined = paid(
                recorded(cny("800.00")),
                reserved(Sample.refund(9), cny("1.00")),
                released(Sample.refund(9), cny("1.00")));

        assertThat(broken(at(NOW.plusSeconds(59), elsewhere, OPENED, VERIFIED)))
                .containsExactly(SourceLimit.Kind.SPACING);
        assertThat(rules(at(NOW.plusSeconds(59), elsewhere, OPENED, VERIFIED))).containsExactly(Rule.REFUND_TOO_SOON);
        assertThat(broken(at(NOW.plusSeconds(60), elsewhere, OPENED, VERIFIED))).isEmpty();
        assertThat(at(NOW.plusSeconds(60), elsewhere, OPENED, VERIFIED).possible())
                .isTrue();
        assertThat(broken(at(NOW, declined, OPENED, VERIFIED))).isEmpty();
    }

    @Test
    void caseWithoutSuchLimitsTellsNone() {
        DisputeEvent opened = opened(Sample.complaint(), cny("800.00"), Sample.bareTerms(), Queue.FRONT_DESK);

        assertThat(at(NOW, PAID, opened, VERIFIED).limits()).isEmpty();
    }

    private static Prospect at(Instant now, PaymentState payment, DisputeEvent... events) {
        return Prospect.of(fold(events), PAYMENT, Optional.of(payment), cny("1.00"), AGENT, now);
    }

    private static List<SourceLimit.Kind> broken(Prospect prospect) {
        return prospect.limits().stream()
                .filter(limit -> !limit.kept())
                .map(SourceLimit::kind)
                .toList();
    }

    private static List<Rule> rules(Prospect prospect) {
        return prospect.refusals().stream().map(Rejection::rule).toList();
    }

    private static Prospect prospect(Money amount, PaymentState payment, DisputeEvent... events) {
        return Prospect.of(fold(events), PAYMENT, Optional.of(payment), amount, AGENT, NOW);
    }

    private static PaymentState paid(PaymentEvent... events) {
        return paid(List.of(events));
    }

    private static PaymentState paid(List<PaymentEvent> events) {
        Optional<PaymentState> state = Optional.empty();
        for (int i = 0; i < events.size(); i++) {
            state = Optional.of(PaymentState.evolve(state, events.get(i), i));
        }
        return state.orElseThrow();
    }

    private static CaseState fold(DisputeEvent... events) {
        Optional<CaseState> state = Optional.empty();
        for (int i = 0; i < events.length; i++) {
            state = Optional.of(CaseState.evolve(state, events[i], i, NOW.plusSeconds(i)));
        }
        return state.orElseThrow();
    }
}
