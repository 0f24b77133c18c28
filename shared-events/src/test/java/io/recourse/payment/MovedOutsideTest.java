package io.recourse.payment;

import static io.recourse.payment.OutsideMovement.Kind.CHARGEBACK;
import static io.recourse.payment.OutsideMovement.Kind.CHARGEBACK_RETURNED;
import static io.recourse.payment.OutsideMovement.Kind.REFUND;
import static io.recourse.payment.OutsideMovement.Kind.REFUND_RETURNED;
import static io.recourse.payment.PaymentStateTest.outside;
import static io.recourse.sample.Sample.cny;
import static io.recourse.sample.SampleEvents.recorded;
import static io.recourse.sample.SampleEvents.reserved;
import static io.recourse.sample.SampleEvents.settled;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.money.Money;
import io.recourse.rejection.Rejection;
import io.recourse.rejection.Rule;
import io.recourse.sample.Sample;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Of a payment of CNY 88.00 money moves without Recourse. */
class MovedOutsideTest {

    @Test
    void whatIsChargedBackIsNotRefundedOnceMore() {
        PaymentState state = after(outside(CHARGEBACK, "1", "du_1", cny("88.00")));
        assertThat(state.refundable()).isEqualTo(cny("0"));
        assertThat(state.overdrawn()).isFalse();
        assertThat(refusal(state, cny("0.01"))).contains(Rule.PAYMENT_CHARGED_BACK);
    }

    @Test
    void aChargebackThatIsWonCanBeRefundedAgain() {
        PaymentState state = after(
                outside(CHARGEBACK, "1", "du_1", cny("88.00")),
                outside(CHARGEBACK_RETURNED, "2", "du_1", cny("88.00")));
        assertThat(state.refundable()).isEqualTo(cny("88.00"));
        assertThat(refusal(state, cny("88.00"))).isEmpty();
    }

    @Test
    void whatIsLostASecondTimeIsGoneAgain() {
        PaymentState state = after(
                outside(CHARGEBACK, "1", "du_1", cny("88.00")),
                outside(CHARGEBACK_RETURNED, "2", "du_1", cny("88.00")),
                outside(CHARGEBACK, "3", "du_1", cny("88.00")));
        assertThat(state.refundable()).isEqualTo(cny("0"));
    }

    @Test
    void twoPartialChargebacksAddUp() {
        PaymentState state =
                after(outside(CHARGEBACK, "1", "du_1", cny("30.00")), outside(CHARGEBACK, "2", "du_2", cny("20.00")));
        assertThat(state.chargedBack()).isEqualTo(cny("50.00"));
        assertThat(refusal(state, cny("38.00"))).isEmpty();
        assertThat(refusal(state, cny("38.01"))).contains(Rule.PAYMENT_CHARGED_BACK);
        assertThat(refusal(state, cny("88.01"))).contains(Rule.REFUND_EXCEEDS_REFUNDABLE);
    }

    @Test
    void moneyThatWentBackTwiceIsShownAndNotHidden() {
        PaymentState state = after(
                reserved(Sample.REFUND, cny("60.00")),
                settled(Sample.REFUND, cny("60.00")),
                outside(CHARGEBACK, "1", "du_1", cny("88.00")));
        assertThat(state.refundable()).isEqualTo(cny("-60.00"));
        assertThat(state.overdrawn()).isTrue();
        assertThat(PaymentView.of(state).overdrawn()).isTrue();
    }

    @Test
    void aRefundMadeElsewhereLowersWhatIsLeftUntilItComesBack() {
        PaymentState away = after(outside(REFUND, "1", "re_1", cny("80.00")));
        assertThat(away.refundedElsewhere()).isEqualTo(cny("80.00"));
        assertThat(refusal(away, cny("8.01"))).contains(Rule.REFUND_EXCEEDS_REFUNDABLE);
        PaymentState back =
                after(outside(REFUND, "1", "re_1", cny("80.00")), outside(REFUND_RETURNED, "2", "re_1", cny("80.00")));
        assertThat(back.refundable()).isEqualTo(cny("88.00"));
    }

    @Test
    void moreNeverComesBackThanWentAway() {
        PaymentState state = after(outside(CHARGEBACK_RETURNED, "2", "du_1", cny("88.00")));
        assertThat(state.refundable()).isEqualTo(cny("88.00"));
    }

    @Test
    void whatIsAwayInAnotherCurrencyCannotBeCountedAndStopsEveryRefund() {
        PaymentState state = after(outside(CHARGEBACK, "1", "du_1", Money.of("12.00", "USD")));
        assertThat(state.overdrawn()).isTrue();
        assertThat(refusal(state, cny("0.01"))).contains(Rule.PAYMENT_CHARGED_BACK);
        PaymentState won = after(
                outside(CHARGEBACK, "1", "du_1", Money.of("12.00", "USD")),
                outside(CHARGEBACK_RETURNED, "2", "du_1", Money.of("12.00", "USD")));
        assertThat(won.overdrawn()).isFalse();
        assertThat(refusal(won, cny("88.00"))).isEmpty();
    }

    @Property(tries = 200)
    void theOrderInWhichItBecomesKnownDoesNotMatter(@ForAll long seed) {
        Random random = new Random(seed);
        List<PaymentEvent> movements = new ArrayList<>();
        OutsideMovement.Kind[] kinds = OutsideMovement.Kind.values();
        for (int i = 0; i < 8; i++) {
            movements.add(outside(
                    kinds[random.nextInt(kinds.length)],
                    "m" + i,
                    "about-" + random.nextInt(3),
                    cny(random.nextInt(1, 40) + ".00")));
        }
        PaymentState inOrder = after(movements.toArray(PaymentEvent[]::new));
        Collections.shuffle(movements, random);
        PaymentState inDisorder = after(movements.toArray(PaymentEvent[]::new));
        assertThat(inDisorder.refundable()).isEqualTo(inOrder.refundable());
        assertThat(inDisorder.chargedBack()).isEqualTo(inOrder.chargedBack());
        assertThat(inDisorder.refundedElsewhere()).isEqualTo(inOrder.refundedElsewhere());
    }

    private static Optional<Rule> refusal(PaymentState state, Money amount) {
        return state.refusalOf(amount, Optional.empty(), Sample.NOW).map(Rejection::rule);
    }

    private static PaymentState after(PaymentEvent... events) {
        PaymentState state = PaymentState.evolve(Optional.empty(), recorded(cny("88.00")), 0);
        for (int i = 0; i < events.length; i++) {
            state = PaymentState.evolve(Optional.of(state), events[i], i + 1);
        }
        return state;
    }
}
