package io.recourse.command.dispute;

import static io.recourse.sample.Sample.CASE;
import static io.recourse.sample.Sample.NOW;
import static io.recourse.sample.Sample.act;
import static io.recourse.sample.Sample.cny;
import static io.recourse.sample.Sample.words;
import static io.recourse.sample.SampleCourse.appeal;
import static io.recourse.sample.SampleCourse.decided;
import static io.recourse.sample.SampleCourse.decidedUntil;
import static io.recourse.sample.SampleDealings.accepted;
import static io.recourse.sample.SampleDealings.cameBack;
import static io.recourse.sample.SampleDealings.declined;
import static io.recourse.sample.SampleEvents.opened;
import static io.recourse.sample.SampleEvents.recorded;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.actor.Act;
import io.recourse.actor.Role;
import io.recourse.deadline.Deadline;
import io.recourse.deadline.DeadlineName;
import io.recourse.deadline.Milestone;
import io.recourse.deadline.PinnedDeadline;
import io.recourse.dispute.AcceptOffer;
import io.recourse.dispute.AcknowledgeReturn;
import io.recourse.dispute.Basis;
import io.recourse.dispute.DeadlineExpired;
import io.recourse.dispute.DeadlineMet;
import io.recourse.dispute.DeclineOffer;
import io.recourse.dispute.DisputeOpened;
import io.recourse.dispute.ExpireDeadline;
import io.recourse.dispute.Finality;
import io.recourse.dispute.MakeOffer;
import io.recourse.dispute.OfferAccepted;
import io.recourse.dispute.OfferDeclined;
import io.recourse.dispute.OfferMade;
import io.recourse.dispute.Outcome;
import io.recourse.dispute.Party;
import io.recourse.dispute.Phase;
import io.recourse.dispute.ReturnAcknowledged;
import io.recourse.dispute.Verdict;
import io.recourse.money.Money;
import io.recourse.offer.MadeOffer;
import io.recourse.offer.Offer;
import io.recourse.offer.OfferKind;
import io.recourse.offer.ReturnCondition;
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

/** CNY 80.50 are in dispute; an offer stands for three days. */
class OffersTest {

    private static final DisputeOpened OPENED =
            opened(Sample.complaint(), cny("88.00"), Sample.terms(), Queue.FRONT_DESK);
    private static final Instant LAPSE = NOW.plus(Duration.ofDays(3));

    private final FixtureConfiguration<DisputeCase> fixture = CaseFixture.with(recorded(cny("88.00")));

    @Test
    void theMerchantOffersToTheCustomer() {
        fixture.given(OPENED)
                .when(offer(1, Party.MERCHANT, OfferKind.PARTIAL_REFUND, "40.00"))
                .expectEvents(made(1, Party.MERCHANT, OfferKind.PARTIAL_REFUND, "40.00", Optional.empty()))
                .expectState(CaseFixture.isIn(Phase.AWAITING_CUSTOMER));
    }

    @Test
    void aCounterOfferEndsTheOneThatItAnswers() {
        fixture.given(OPENED, made(1, Party.MERCHANT, OfferKind.PARTIAL_REFUND, "40.00", Optional.empty()))
                .when(offer(2, Party.CUSTOMER, OfferKind.PARTIAL_REFUND, "60.00"))
                .expectEvents(
                        made(2, Party.CUSTOMER, OfferKind.PARTIAL_REFUND, "60.00", Optional.of(1)),
                        new DeadlineMet(CASE, DeadlineName.OFFER, by(2, Party.CUSTOMER)))
                .expectState(CaseFixture.satisfies(state -> {
                    assertThat(state.phase()).isEqualTo(Phase.AWAITING_MERCHANT);
                    assertThat(state.dealings().offers())
                            .extracting(MadeOffer::state)
                            .containsExactly(MadeOffer.State.COUNTERED, MadeOffer.State.STANDING);
                }));
    }

    @Test
    void oneSideHasOneOfferAtATime() {
        OfferMade standing = made(1, Party.MERCHANT, OfferKind.REFUND, "80.50", Optional.empty());
        CaseFixture.refused(
                fixture.given(OPENED, standing), offer(2, Party.MERCHANT, OfferKind.REFUND, "1.00"), Rule.OFFER_STANDS);
        CaseFixture.refused(
                fixture.given(OPENED, standing), offer(2, Party.OPERATOR, OfferKind.REFUND, "1.00"), Rule.OFFER_STANDS);
    }

    @Test
    void moneyIsNamedAndGoodsAreNot() {
        CaseFixture.refused(
                fixture.given(OPENED),
                offer(OfferKind.REFUND, Optional.empty()),
                Rejection.of(Rule.OFFER_AMOUNT_MISSING));
        CaseFixture.refused(
                fixture.given(OPENED),
                offer(OfferKind.REPLACEMENT, Optional.of(cny("1.00"))),
                Rejection.of(Rule.OFFER_AMOUNT_MISSING));
        fixture.given(OPENED)
                .when(offer(OfferKind.REPLACEMENT, Optional.empty()))
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void isOfNoMoreThanIsInDispute() {
        fixture.given(OPENED)
                .when(offer(OfferKind.REFUND, Optional.of(cny("80.50"))))
                .expectSuccessfulHandlerExecution();
        CaseFixture.refused(
                fixture.given(OPENED),
                offer(OfferKind.REFUND, Optional.of(cny("80.51"))),
                Rejection.of(Rule.OFFER_EXCEEDS_DISPUTED, "amount", cny("80.51"), "disputed", cny("80.50")));
        Money dollar = Money.of("1.00", "USD");
        CaseFixture.refused(
                fixture.given(OPENED),
                offer(OfferKind.REFUND, Optional.of(dollar)),
                Rejection.of(Rule.OFFER_EXCEEDS_DISPUTED, "amount", dollar, "disputed", cny("80.50")));
    }

    @Test
    void mayNameItsOwnEndWhichIsLaterThanNow() {
        CaseFixture.refused(
                fixture.given(OPENED),
                new MakeOffer(
                        CASE,
                        Sample.offer(1),
                        Party.MERCHANT,
                        OfferKind.REFUND,
                        Optional.of(cny("1.00")),
                        Optional.empty(),
                        Optional.of(NOW),
                        by(1, Party.MERCHANT)),
                Rejection.of(Rule.DEADLINE_NOT_LATER));
    }

    @Test
    void betweenCustomerAndMerchantNeedsAMerchant() {
        DisputeOpened bare = opened(Sample.bareComplaint(), cny("88.00"));
        CaseFixture.refused(
                fixture.given(bare),
                offer(1, Party.CUSTOMER, OfferKind.REFUND, "1.00"),
                Rejection.of(Rule.NO_MERCHANT));
        fixture.given(bare)
                .when(offer(1, Party.OPERATOR, OfferKind.REFUND, "1.00"))
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void acceptedInFullDecidesForTheCustomer() {
        accepts(OfferKind.REFUND, Optional.of(cny("80.50")), Outcome.CUSTOMER_FAVOUR);
    }

    @Test
    void acceptedInPartSplits() {
        accepts(OfferKind.PARTIAL_REFUND, Optional.of(cny("80.49")), Outcome.SPLIT);
    }

    @Test
    void anAcceptedReplacementIsNobodysFault() {
        accepts(OfferKind.REPLACEMENT, Optional.empty(), Outcome.NO_FAULT);
    }

    private void accepts(OfferKind kind, Optional<Money> amount, Outcome outcome) {
        Act accept = act("accept");
        fixture.given(OPENED, made(1, Party.MERCHANT, kind, amount, Optional.empty()))
                .when(new AcceptOffer(CASE, Sample.offer(1), accept))
                .expectEvents(
                        new OfferAccepted(CASE, Sample.offer(1), Party.CUSTOMER, accept),
                        new DeadlineMet(CASE, DeadlineName.OFFER, accept),
                        Verdicts.decided(CASE, outcome, Basis.AGREEMENT, Finality.FINAL, accept));
    }

    @Test
    void acceptedBeforeTheAppealIsOverSettlesTheCase() {
        fixture.given(
                        OPENED,
                        made(1, Party.MERCHANT, OfferKind.REFUND, "80.50", Optional.empty()),
                        decidedUntil(Outcome.MERCHANT_FAVOUR, appeal(1)))
                .when(new AcceptOffer(CASE, Sample.offer(1), act("accept")))
                .expectState(CaseFixture.satisfies(state -> {
                    assertThat(state.verdict())
                            .contains(new Verdict(Outcome.CUSTOMER_FAVOUR, Basis.AGREEMENT, Finality.FINAL));
                    assertThat(state.deadline(DeadlineName.APPEAL).orElseThrow().state())
                            .isEqualTo(PinnedDeadline.State.MET);
                }));
    }

    @Test
    void isAcceptedByTheOtherSideOnly() {
        OfferMade fromMerchant = made(1, Party.MERCHANT, OfferKind.REFUND, "80.50", Optional.empty());
        CaseFixture.refused(
                fixture.given(OPENED, fromMerchant),
                new AcceptOffer(CASE, Sample.offer(1), act("accept", Role.MERCHANT)),
                Rule.OFFER_NOT_STANDING);
        CaseFixture.refused(
                fixture.given(OPENED, made(1, Party.CUSTOMER, OfferKind.REFUND, "80.50", Optional.empty())),
                new AcceptOffer(CASE, Sample.offer(1), act("accept", Role.SUPERVISOR)),
                Rule.OFFER_NOT_STANDING);
    }

    @Test
    void atItsLastInstantItIsTooLateAlsoBeforeAnybodySaysSo() {
        FixtureConfiguration<DisputeCase> late = CaseFixture.at(LAPSE, recorded(cny("88.00")));
        OfferMade offer = made(1, Party.MERCHANT, OfferKind.REFUND, "80.50", Optional.empty());
        AcceptOffer accept = new AcceptOffer(CASE, Sample.offer(1), act("accept"));
        DeclineOffer decline = new DeclineOffer(CASE, Sample.offer(1), Optional.empty(), act("decline"));
        CaseFixture.refused(late.given(OPENED, offer), accept, Rule.OFFER_NOT_STANDING);
        CaseFixture.refused(late.given(OPENED, offer), decline, Rule.OFFER_NOT_STANDING);
        CaseFixture.at(LAPSE.minusNanos(1_000), recorded(cny("88.00")))
                .given(OPENED, offer)
                .when(accept)
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void lapses() {
        Act expiry = Act.bySystem("deadlines", LAPSE, "expire");
        CaseFixture.at(LAPSE, recorded(cny("88.00")))
                .given(OPENED, made(1, Party.MERCHANT, OfferKind.REFUND, "80.50", Optional.empty()))
                .when(new ExpireDeadline(CASE, DeadlineName.OFFER, expiry))
                .expectEvents(new DeadlineExpired(CASE, DeadlineName.OFFER, Party.CUSTOMER, LAPSE, expiry))
                .expectState(CaseFixture.satisfies(state -> {
                    assertThat(state.phase()).isEqualTo(Phase.UNDER_REVIEW);
                    assertThat(state.dealings().offers())
                            .extracting(MadeOffer::state)
                            .containsExactly(MadeOffer.State.LAPSED);
                }));
    }

    @Test
    void isDeclined() {
        Act decline = act("decline");
        fixture.given(OPENED, made(1, Party.MERCHANT, OfferKind.REFUND, "80.50", Optional.empty()))
                .when(new DeclineOffer(CASE, Sample.offer(1), Optional.of(words("too little")), decline))
                .expectEvents(
                        new OfferDeclined(
                                CASE, Sample.offer(1), Party.CUSTOMER, Optional.of(words("too little")), decline),
                        new DeadlineMet(CASE, DeadlineName.OFFER, decline))
                .expectState(CaseFixture.isIn(Phase.UNDER_REVIEW));
    }

    @Test
    void whatEndedCannotBeAccepted() {
        AcceptOffer accept = new AcceptOffer(CASE, Sample.offer(1), act("accept"));
        OfferMade offer = made(1, Party.MERCHANT, OfferKind.REFUND, "80.50", Optional.empty());
        CaseFixture.refused(fixture.given(OPENED), accept, Rule.OFFER_NOT_STANDING);
        CaseFixture.refused(fixture.given(OPENED, offer, declined(1, Party.CUSTOMER)), accept, Rule.OFFER_NOT_STANDING);
    }

    @Test
    void nothingIsOfferedOnceTheCaseIsDecided() {
        CaseFixture.refused(
                fixture.given(OPENED, decided(Outcome.MERCHANT_FAVOUR, Finality.FINAL)),
                offer(1, Party.MERCHANT, OfferKind.REFUND, "1.00"),
                Rule.ALREADY_DECIDED);
        CaseFixture.refused(
                fixture.given(
                        OPENED,
                        made(1, Party.MERCHANT, OfferKind.REFUND, "80.50", Optional.empty()),
                        decided(Outcome.MERCHANT_FAVOUR, Finality.FINAL)),
                new AcceptOffer(CASE, Sample.offer(1), act("accept")),
                Rule.ALREADY_DECIDED);
    }

    @Test
    void goodsThatAreToComeBackAreWaitedFor() {
        fixture.given(
                        OPENED,
                        made(1, Party.MERCHANT, OfferKind.REFUND_WITH_RETURN, "80.50", Optional.empty()),
                        accepted(1, Party.CUSTOMER))
                .when(acknowledge())
                .expectEvents(new ReturnAcknowledged(
                        CASE,
                        ReturnCondition.DAMAGED,
                        Optional.empty(),
                        acknowledge().act()))
                .expectState(CaseFixture.isIn(Phase.UNDER_REVIEW));
    }

    @Test
    void noOtherGoodsAreAcknowledged() {
        CaseFixture.refused(fixture.given(OPENED), acknowledge(), Rule.NO_RETURN_AWAITED);
        CaseFixture.refused(
                fixture.given(
                        OPENED,
                        made(1, Party.MERCHANT, OfferKind.REFUND_WITH_RETURN, "80.50", Optional.empty()),
                        accepted(1, Party.CUSTOMER),
                        cameBack()),
                acknowledge(),
                Rule.NO_RETURN_AWAITED);
    }

    private static AcknowledgeReturn acknowledge() {
        return new AcknowledgeReturn(CASE, ReturnCondition.DAMAGED, Optional.empty(), act("returned", Role.MERCHANT));
    }

    private static Act by(int n, Party from) {
        return act("offer-" + n, from == Party.MERCHANT ? Role.MERCHANT : Role.AGENT);
    }

    private static MakeOffer offer(OfferKind kind, Optional<Money> amount) {
        return new MakeOffer(
                CASE,
                Sample.offer(1),
                Party.MERCHANT,
                kind,
                amount,
                Optional.empty(),
                Optional.empty(),
                by(1, Party.MERCHANT));
    }

    private static MakeOffer offer(int n, Party from, OfferKind kind, String amount) {
        return new MakeOffer(
                CASE,
                Sample.offer(n),
                from,
                kind,
                Optional.of(cny(amount)),
                Optional.empty(),
                Optional.empty(),
                by(n, from));
    }

    private static OfferMade made(int n, Party from, OfferKind kind, String amount, Optional<Integer> counters) {
        return made(n, from, kind, Optional.of(cny(amount)), counters);
    }

    private static OfferMade made(
            int n, Party from, OfferKind kind, Optional<Money> amount, Optional<Integer> counters) {
        Offer offer = new Offer(Sample.offer(n), from, kind, amount, Optional.empty());
        Deadline deadline = Deadline.promise(
                DeadlineName.OFFER.number(n), offer.to(), NOW, LAPSE, List.of(Milestone.CASE_CLOSED), List.of(), false);
        return new OfferMade(CASE, offer, counters.map(Sample::offer), deadline, by(n, from));
    }
}
