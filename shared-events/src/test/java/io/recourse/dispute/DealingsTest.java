package io.recourse.dispute;

import static io.recourse.dispute.Fold.after;
import static io.recourse.sample.Sample.CASE;
import static io.recourse.sample.Sample.NOW;
import static io.recourse.sample.Sample.act;
import static io.recourse.sample.Sample.cny;
import static io.recourse.sample.Sample.offer;
import static io.recourse.sample.Sample.refund;
import static io.recourse.sample.Sample.request;
import static io.recourse.sample.SampleCourse.extended;
import static io.recourse.sample.SampleCourse.paused;
import static io.recourse.sample.SampleCourse.resumed;
import static io.recourse.sample.SampleDealings.accepted;
import static io.recourse.sample.SampleDealings.asked;
import static io.recourse.sample.SampleDealings.cameBack;
import static io.recourse.sample.SampleDealings.declined;
import static io.recourse.sample.SampleDealings.information;
import static io.recourse.sample.SampleDealings.offered;
import static io.recourse.sample.SampleDealings.provided;
import static io.recourse.sample.SampleDealings.responded;
import static io.recourse.sample.SampleDealings.wrote;
import static io.recourse.sample.SampleEvents.closed;
import static io.recourse.sample.SampleEvents.escalated;
import static io.recourse.sample.SampleEvents.requested;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.deadline.DeadlineName;
import io.recourse.deadline.PinnedDeadline;
import io.recourse.information.Answer;
import io.recourse.information.InformationRequest;
import io.recourse.information.Item;
import io.recourse.offer.MadeOffer;
import io.recourse.offer.OfferKind;
import io.recourse.receipt.CaseReceipt;
import io.recourse.sample.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the parties ask, offer and tell each other, and whom the case waits for by that. */
class DealingsTest {

    private static final DisputeEvent ASKED = asked(1, Party.MERCHANT, Item.RESPONSE, Item.DELIVERY_PROOF);
    private static final DisputeEvent OFFERED = offered(1, Party.MERCHANT, OfferKind.PARTIAL_REFUND, cny("20.00"));

    @ParameterizedTest
    @EnumSource
    void isInThePhaseThatItsEventsMakeIt(Phase phase) {
        assertThat(Fold.in(phase).phase()).isEqualTo(phase);
    }

    @Test
    void waitsForPartiesBeforeAnybodyOutsideAndForMoneyBeforeAll() {
        DisputeEvent outside = escalated(EscalationTarget.CARD_SCHEME, Stage.PRE_ARBITRATION);
        assertThat(after(outside, ASKED).phase()).isEqualTo(Phase.AWAITING_MERCHANT);
        assertThat(after(outside, ASKED, requested(refund(1), cny("1.00"))).phase())
                .isEqualTo(Phase.EXECUTING);
        assertThat(after(outside, ASKED, provided(1, Party.MERCHANT, true, Item.RESPONSE))
                        .phase())
                .isEqualTo(Phase.AWAITING_EXTERNAL);
    }

    @Test
    void requestPinsItsDeadlineAndWaits() {
        CaseState state = after(ASKED);
        InformationRequest request = state.dealings().request(request(1)).orElseThrow();

        assertThat(state.deadline(DeadlineName.INFORMATION))
                .contains(PinnedDeadline.pending(information(1, Party.MERCHANT)));
        assertThat(request.state()).isEqualTo(InformationRequest.State.OPEN);
        assertThat(request.missing()).containsExactly(Item.RESPONSE, Item.DELIVERY_PROOF);
        assertThat(state.nextDeadline(DeadlineName.INFORMATION)).isEqualTo(DeadlineName.of("INFORMATION.2"));
        assertThat(state.phase()).isEqualTo(Phase.AWAITING_MERCHANT);
    }

    @Test
    void partOfAnAnswerIsKeptAndTheRestIsWaitedFor() {
        CaseState part = after(ASKED, provided(1, Party.MERCHANT, false, Item.RESPONSE));
        InformationRequest request = part.dealings().request(request(1)).orElseThrow();

        assertThat(request.provided()).extracting(Answer::item).containsExactly(Item.RESPONSE);
        assertThat(request.missing()).containsExactly(Item.DELIVERY_PROOF);
        assertThat(request.answeredAt()).isEmpty();
        assertThat(part.phase()).isEqualTo(Phase.AWAITING_MERCHANT);
    }

    @Test
    void wholeAnswerEndsTheWaiting() {
        CaseState state = after(ASKED, provided(1, Party.MERCHANT, true, Item.RESPONSE, Item.DELIVERY_PROOF));
        InformationRequest request = state.dealings().request(request(1)).orElseThrow();

        assertThat(request.state()).isEqualTo(InformationRequest.State.ANSWERED);
        assertThat(request.answeredAt()).contains(NOW);
        assertThat(state.phase()).isEqualTo(Phase.UNDER_REVIEW);
    }

    @Test
    void requestWhoseDeadlinePassedIsOverdueAndItsPartyLate() {
        CaseState state = after(ASKED, asked(2, Party.CUSTOMER, Item.PLACE), missed(DeadlineName.INFORMATION));

        assertThat(state.dealings().requests())
                .extracting(InformationRequest::state)
                .containsExactly(InformationRequest.State.OVERDUE, InformationRequest.State.OPEN);
        assertThat(state.late()).containsExactly(Party.MERCHANT);
        assertThat(state.phase()).isEqualTo(Phase.AWAITING_CUSTOMER);
    }

    @Test
    void lateAnswerIsAnAnswer() {
        CaseState state = after(
                ASKED,
                missed(DeadlineName.INFORMATION),
                provided(1, Party.MERCHANT, true, Item.RESPONSE, Item.DELIVERY_PROOF));

        assertThat(state.dealings().request(request(1)).orElseThrow().state())
                .isEqualTo(InformationRequest.State.ANSWERED);
        assertThat(state.late()).containsExactly(Party.MERCHANT);
    }

    @Test
    void offerIsWaitedOnByTheOtherSide() {
        assertThat(after(OFFERED).phase()).isEqualTo(Phase.AWAITING_CUSTOMER);
        assertThat(after(offered(1, Party.CUSTOMER, OfferKind.REFUND, cny("50.00")))
                        .phase())
                .isEqualTo(Phase.AWAITING_MERCHANT);
        assertThat(after(offered(1, Party.OPERATOR, OfferKind.REFUND, cny("50.00")))
                        .phase())
                .isEqualTo(Phase.AWAITING_CUSTOMER);
    }

    @Test
    void offerIsAcceptedOrDeclinedOnce() {
        CaseState accepted = after(OFFERED, accepted(1, Party.CUSTOMER));
        CaseState declined = after(OFFERED, declined(1, Party.CUSTOMER));

        assertThat(theOffer(accepted).state()).isEqualTo(MadeOffer.State.ACCEPTED);
        assertThat(theOffer(declined).state()).isEqualTo(MadeOffer.State.DECLINED);
        assertThat(List.of(accepted, declined)).allSatisfy(state -> {
            assertThat(theOffer(state).endedAt()).contains(NOW);
            assertThat(state.phase()).isEqualTo(Phase.UNDER_REVIEW);
            assertThat(state.dealings().returnAwaited()).isFalse();
        });
    }

    @Test
    void counterOfferTakesThePlaceOfTheOther() {
        CaseState state =
                after(OFFERED, offered(2, Party.CUSTOMER, OfferKind.PARTIAL_REFUND, cny("60.00"), Optional.of(1)));

        assertThat(theOffer(state).state()).isEqualTo(MadeOffer.State.COUNTERED);
        assertThat(state.dealings().standingOfferTo(Party.MERCHANT))
                .map(o -> o.offer().id())
                .contains(offer(2));
        assertThat(state.phase()).isEqualTo(Phase.AWAITING_MERCHANT);
    }

    @Test
    void offerWhoseDeadlinePassedHasLapsed() {
        CaseState state = after(OFFERED, missed(DeadlineName.OFFER));

        assertThat(theOffer(state).state()).isEqualTo(MadeOffer.State.LAPSED);
        assertThat(state.phase()).isEqualTo(Phase.UNDER_REVIEW);
    }

    @Test
    void offerStandsAsLongAsItsDeadline() {
        Instant later = NOW.plus(Duration.ofDays(9));

        assertThat(theOffer(after(OFFERED, extended(DeadlineName.OFFER, later))).validUntil())
                .isEqualTo(later);
        assertThat(theOffer(after(OFFERED, paused(DeadlineName.OFFER), resumed(DeadlineName.OFFER, later)))
                        .validUntil())
                .isEqualTo(later);
        assertThat(theOffer(after(OFFERED, extended(DeadlineName.RESOLUTION, later)))
                        .validUntil())
                .isEqualTo(NOW.plus(Duration.ofDays(3)));
    }

    @Test
    void goodsAreWaitedForUntilTheMerchantHasThem() {
        DisputeEvent offered = offered(1, Party.MERCHANT, OfferKind.REFUND_WITH_RETURN, cny("80.50"));
        CaseState agreed = after(offered, accepted(1, Party.CUSTOMER));

        assertThat(agreed.dealings().returnAwaited()).isTrue();
        assertThat(agreed.phase()).isEqualTo(Phase.AWAITING_CUSTOMER);
        assertThat(after(offered, accepted(1, Party.CUSTOMER), cameBack()).phase())
                .isEqualTo(Phase.UNDER_REVIEW);
    }

    @Test
    void responseSubmitsTheDraftsThatItNames() {
        CaseState state = after(draft(), responded(Position.CONTEST, Sample.RECEIPT.id()));

        assertThat(state.receipts()).extracting(CaseReceipt::counts).containsExactly(true);
        assertThat(after(draft(), responded(Position.CONTEST)).receipts())
                .extracting(CaseReceipt::counts)
                .containsExactly(false);
        assertThat(state.dealings().responsesIn(1))
                .extracting(Response::position)
                .containsExactly(Position.CONTEST);
        assertThat(state.dealings().responsesIn(2)).isEmpty();
    }

    @Test
    void messagesAreKeptInTheirOrderAndChangeNothingElse() {
        CaseState state =
                after(wrote(Party.MERCHANT, Party.OPERATOR, "已发货"), wrote(Party.OPERATOR, Party.MERCHANT, "thanks"));

        assertThat(state.dealings().messages()).extracting(Message::sequence).containsExactly(1L, 2L);
        assertThat(state.dealings().messages())
                .extracting(Message::from)
                .containsExactly(Party.MERCHANT, Party.OPERATOR);
        assertThat(state.phase()).isEqualTo(Phase.NEW);
    }

    @Test
    void nobodyIsWaitedForOnceTheCaseHasEnded() {
        DisputeEvent withReturn = offered(2, Party.MERCHANT, OfferKind.REFUND_WITH_RETURN, cny("80.50"));
        CaseState state = after(
                ASKED,
                missed(DeadlineName.INFORMATION),
                asked(2, Party.CUSTOMER, Item.PLACE),
                OFFERED,
                withReturn,
                accepted(2, Party.CUSTOMER),
                closed());

        assertThat(state.dealings().requests())
                .extracting(InformationRequest::state)
                .containsOnly(InformationRequest.State.CLOSED);
        assertThat(state.dealings().offers())
                .extracting(MadeOffer::state)
                .containsExactly(MadeOffer.State.LAPSED, MadeOffer.State.ACCEPTED);
        assertThat(state.dealings().returnAwaited()).isFalse();
    }

    private static MadeOffer theOffer(CaseState state) {
        return state.dealings().offer(offer(1)).orElseThrow();
    }

    private static DisputeEvent draft() {
        return new ReceiptAttached(CASE, Sample.RECEIPT, Party.MERCHANT, true, act("draft"));
    }

    private static DisputeEvent missed(DeadlineName name) {
        return new DeadlineExpired(CASE, name, Party.MERCHANT, NOW.plus(Duration.ofDays(3)), Sample.inside("expire"));
    }
}
