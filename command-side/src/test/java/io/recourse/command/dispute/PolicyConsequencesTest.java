package io.recourse.command.dispute;

import static io.recourse.sample.Sample.CASE;
import static io.recourse.sample.Sample.NOW;
import static io.recourse.sample.Sample.PAYMENT;
import static io.recourse.sample.Sample.cny;
import static io.recourse.sample.Sample.words;
import static io.recourse.sample.SampleEvents.recorded;
import static io.recourse.sample.SampleEvents.reservedAt;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.actor.Act;
import io.recourse.actor.Actor;
import io.recourse.actor.Channel;
import io.recourse.actor.CommandId;
import io.recourse.actor.Role;
import io.recourse.command.payment.PaymentHistory;
import io.recourse.deadline.DeadlineName;
import io.recourse.deadline.ExpiryEffect;
import io.recourse.deadline.Hold;
import io.recourse.deadline.PinnedDeadline;
import io.recourse.deadline.PolicyRef;
import io.recourse.deadline.Trigger;
import io.recourse.dispute.Adjudicate;
import io.recourse.dispute.Basis;
import io.recourse.dispute.CaseState;
import io.recourse.dispute.ChangePolicy;
import io.recourse.dispute.Close;
import io.recourse.dispute.DeadlineApproaching;
import io.recourse.dispute.DeadlineExpired;
import io.recourse.dispute.DeadlinesBegan;
import io.recourse.dispute.DeadlinesResumed;
import io.recourse.dispute.DeadlinesSuspended;
import io.recourse.dispute.DisputeClosed;
import io.recourse.dispute.DisputeCommand;
import io.recourse.dispute.DisputeDecided;
import io.recourse.dispute.DisputeEvent;
import io.recourse.dispute.DisputeOpened;
import io.recourse.dispute.EffectRefused;
import io.recourse.dispute.ExpireDeadline;
import io.recourse.dispute.ExtendDeadline;
import io.recourse.dispute.Finality;
import io.recourse.dispute.Outcome;
import io.recourse.dispute.Party;
import io.recourse.dispute.PartyNotified;
import io.recourse.dispute.PauseClock;
import io.recourse.dispute.PolicyChanged;
import io.recourse.dispute.ProvideInformation;
import io.recourse.dispute.ProvisionalCreditGranted;
import io.recourse.dispute.RefundRequested;
import io.recourse.dispute.RemindDeadline;
import io.recourse.dispute.RequestInformation;
import io.recourse.dispute.ResumeClock;
import io.recourse.dispute.VerifyIdentity;
import io.recourse.identity.IdentityMethod;
import io.recourse.information.Item;
import io.recourse.information.ProvidedItem;
import io.recourse.information.RequestedItem;
import io.recourse.rejection.Rejected;
import io.recourse.rejection.Rejection;
import io.recourse.rejection.Rule;
import io.recourse.runtime.clock.VirtualClock;
import io.recourse.sample.Sample;
import io.recourse.sample.SampleEvents;
import io.recourse.work.Queue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.Test;

/** What a pack brings about in a case: deadlines that begin later, stand still, are put off, and what follows when they pass. */
class PolicyConsequencesTest {

    private static final DeadlineName CREDIT = DeadlineName.of("CREDIT");
    private static final DeadlineName LIABLE = DeadlineName.of("LIABLE");
    private static final DeadlineName END = DeadlineName.of("END");
    private static final DeadlineName CORRECTION = DeadlineName.of("CORRECTION");
    private static final DisputeOpened OPENED = ExplorationPack.opened(
            SampleEvents.opened(Sample.complaint(), cny("88.00"), Sample.terms(), Queue.FRONT_DESK));

    private final VirtualClock clock = new VirtualClock(NOW);
    private final CaseDecider decider =
            CaseFixture.decider(ExplorationPack.POLICY, new PaymentHistory().with(recorded(cny("88.00"))), clock);
    private CaseState state = CaseState.evolve(Optional.empty(), OPENED, 0, NOW);

    @Test
    void aDecisionBeginsWhatCountsFromIt() {
        List<DisputeEvent> events = handle(decide());
        assertThat(events)
                .hasAtLeastOneElementOfType(DeadlinesBegan.class)
                .filteredOn(DeadlinesBegan.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(DeadlinesBegan.class, began -> {
                    assertThat(began.trigger()).isEqualTo(Trigger.DECIDED_FOR_CUSTOMER);
                    assertThat(began.deadlines()).singleElement().satisfies(deadline -> {
                        assertThat(deadline.name()).isEqualTo(CORRECTION);
                        assertThat(deadline.startsAt()).isEqualTo(NOW);
                    });
                });
        assertThat(deadline(CORRECTION).running()).isTrue();
    }

    @Test
    void standsStillWhileThePartyIsAwaitedAndKeepsWhatWasLeft() {
        Instant due = deadline(CREDIT).deadline().dueAt();
        pass(Duration.ofDays(2));
        assertThat(handle(ask())).last().isInstanceOfSatisfying(DeadlinesSuspended.class, suspended -> {
            assertThat(suspended.awaited()).isEqualTo(Party.CUSTOMER);
            assertThat(suspended.names()).containsExactly(CREDIT);
        });
        pass(Duration.ofDays(3));
        assertThat(handle(answer()))
                .last()
                .isInstanceOfSatisfying(
                        DeadlinesResumed.class,
                        resumed -> assertThat(resumed.deadlines())
                                .singleElement()
                                .satisfies(running ->
                                        assertThat(running.dueAt()).isEqualTo(due.plus(Duration.ofDays(3)))));
        assertThat(deadline(CREDIT).running()).isTrue();
        assertThat(deadline(CREDIT).stood()).isEqualTo(Duration.ofDays(3));
    }

    @Test
    void runsAgainOnlyWhenNothingHoldsIt() {
        Instant due = deadline(CREDIT).deadline().dueAt();
        handle(ask());
        pass(Duration.ofDays(1));
        handle(new PauseClock(CASE, words("travelling"), act("pause", Role.AGENT)));
        assertThat(deadline(CREDIT).holds()).containsExactly(Hold.CUSTOMER_AWAITED, Hold.CLOCK);
        pass(Duration.ofDays(1));
        assertThat(handle(answer()))
                .last()
                .isInstanceOfSatisfying(
                        DeadlinesResumed.class,
                        resumed -> assertThat(resumed.deadlines()).isEmpty());
        assertThat(deadline(CREDIT).holds()).containsExactly(Hold.CLOCK);
        pass(Duration.ofDays(1));
        handle(new ResumeClock(CASE, act("resume", Role.AGENT)));
        assertThat(deadline(CREDIT).running()).isTrue();
        assertThat(deadline(CREDIT).deadline().dueAt()).isEqualTo(due.plus(Duration.ofDays(3)));
    }

    @Test
    void nothingStandsStillOnceItIsTooLate() {
        passTo(deadline(CREDIT).deadline().dueAt());
        handle(ask());
        assertThat(deadline(CREDIT).running()).isTrue();
    }

    @Test
    void isPutOffByWhomAndAsFarAsThePackSays() {
        Instant limit = deadline(CREDIT).extensibleUntil().orElseThrow();
        assertThat(limit).isAfter(deadline(CREDIT).deadline().dueAt());
        refused(extend(CREDIT, limit.plusSeconds(1), Role.AGENT), Rule.EXTENSION_TOO_LONG);
        refused(extend(LIABLE, limit, Role.SUPERVISOR), Rule.EXTENSION_NOT_ALLOWED);
        refused(
                extend(DeadlineName.FIRST_RESPONSE, limit.plus(Duration.ofDays(5)), Role.AGENT),
                Rule.EXTENSION_NOT_ALLOWED);
        handle(extend(CREDIT, limit, Role.AGENT));
        assertThat(deadline(CREDIT).deadline().dueAt()).isEqualTo(limit);
    }

    @Test
    void aPauseMovesTheLimitOfExtensionsToo() {
        Instant limit = deadline(CREDIT).extensibleUntil().orElseThrow();
        handle(ask());
        pass(Duration.ofDays(3));
        handle(answer());
        assertThat(deadline(CREDIT).extensibleUntil()).contains(limit.plus(Duration.ofDays(3)));
        handle(extend(CREDIT, limit.plus(Duration.ofDays(3)), Role.SUPERVISOR));
    }

    @Test
    void givesCreditWhenItPasses() {
        open("exploration");
        handle(new VerifyIdentity(
                CASE, IdentityMethod.FACE, true, Optional.empty(), Optional.empty(), act("verify", Role.AGENT)));
        passTo(deadline(CREDIT).deadline().dueAt());
        assertThat(handle(expire(CREDIT)))
                .extracting(Object::getClass)
                .containsExactly(DeadlineExpired.class, ProvisionalCreditGranted.class, PartyNotified.class);
        assertThat(state.refunds()).singleElement().satisfies(credit -> {
            assertThat(credit.amount()).isEqualTo(cny("80.50"));
            assertThat(credit.paymentId()).isEqualTo(PAYMENT);
            assertThat(credit.requestedBy()).isEqualTo("deadlines");
        });
    }

    @Test
    void saysWhichRuleForbidsAnEffectAndGoesOn() {
        open("exploration");
        passTo(deadline(CREDIT).deadline().dueAt());
        assertThat(handle(expire(CREDIT)))
                .extracting(Object::getClass)
                .containsExactly(DeadlineExpired.class, EffectRefused.class, PartyNotified.class);
        assertThat(events(expiredEffects())).singleElement().satisfies(refused -> {
            assertThat(refused.rule()).isEqualTo(Rule.IDENTITY_NOT_VERIFIED);
            assertThat(refused.effect()).isEqualTo(new ExpiryEffect.GrantProvisionalCredit());
        });
    }

    @Test
    void givesNoCreditThatTheSourceOfThePaymentDoesNotAllowNow() {
        open("exploration");
        Instant due = deadline(CREDIT).deadline().dueAt();
        PaymentHistory refundedJustNow = new PaymentHistory()
                .with(recorded(cny("88.00")), reservedAt(due.minusSeconds(59), Sample.refund(9), cny("1.00")));
        handle(new VerifyIdentity(
                CASE, IdentityMethod.FACE, true, Optional.empty(), Optional.empty(), act("verify", Role.AGENT)));
        passTo(due);
        List<DisputeEvent> events = CaseFixture.decider(ExplorationPack.POLICY, refundedJustNow, clock)
                .decide(state, expire(CREDIT));
        assertThat(events)
                .extracting(Object::getClass)
                .containsExactly(DeadlineExpired.class, EffectRefused.class, PartyNotified.class);
        assertThat(events)
                .element(1)
                .isInstanceOfSatisfying(
                        EffectRefused.class,
                        refused -> assertThat(refused.rule()).isEqualTo(Rule.REFUND_TOO_SOON));
    }

    @Test
    void decidesAndAsksForTheMoneyWhenTheMerchantIsSilent() {
        open("exploration", END);
        handle(new VerifyIdentity(
                CASE, IdentityMethod.FACE, true, Optional.empty(), Optional.empty(), act("verify", Role.AGENT)));
        handle(extend(CREDIT, deadline(CREDIT).extensibleUntil().orElseThrow(), Role.AGENT));
        passTo(deadline(LIABLE).deadline().dueAt());
        assertThat(handle(expire(LIABLE)))
                .extracting(Object::getClass)
                .containsExactly(
                        DeadlineExpired.class, DisputeDecided.class, DeadlinesBegan.class, RefundRequested.class);
        assertThat(state.late()).containsExactly(Party.MERCHANT);
    }

    @Test
    void whatWasDueBeforeGoesFirstWhicheverWakesTheCase() {
        open("exploration");
        passTo(deadline(LIABLE).deadline().dueAt());
        assertThat(handle(expire(LIABLE)))
                .filteredOn(DeadlineExpired.class::isInstance)
                .extracting(e -> ((DeadlineExpired) e).name())
                .containsExactly(CREDIT, END, LIABLE);
        assertThat(handle(expire(CREDIT))).isEmpty();
    }

    @Test
    void whoseTimeRanOutWasWaitedForUntilThen() {
        open("exploration", LIABLE, END);
        Instant due = deadline(CREDIT).deadline().dueAt();
        pass(Duration.ofDays(2));
        handle(ask());
        Instant until = state.deadline(DeadlineName.INFORMATION)
                .orElseThrow()
                .deadline()
                .dueAt();
        Duration waited = Duration.between(clock.instant(), until);
        passTo(until.plus(Duration.ofDays(40)));
        handle(expire(DeadlineName.INFORMATION));
        assertThat(deadline(CREDIT).deadline().dueAt()).isEqualTo(due.plus(waited));
    }

    @Test
    void endsACaseAsItWasDecided() {
        handle(decide());
        passTo(deadline(END).deadline().dueAt());
        assertThat(handle(expire(END)))
                .hasAtLeastOneElementOfType(DisputeClosed.class)
                .filteredOn(DisputeClosed.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(
                        DisputeClosed.class,
                        closed -> assertThat(closed.outcome()).isEqualTo(Outcome.SPLIT));
    }

    @Test
    void endingAnUndecidedCaseDecidesIt() {
        assertThat(handle(close(Outcome.CUSTOMER_FAVOUR)))
                .filteredOn(DeadlinesBegan.class::isInstance)
                .extracting(event -> ((DeadlinesBegan) event).trigger())
                .containsExactly(Trigger.DECIDED_FOR_CUSTOMER, Trigger.CASE_CLOSED);
    }

    @Test
    void endingADecidedCaseDoesNotDecideItAgain() {
        handle(decide());
        assertThat(handle(close(Outcome.SPLIT)))
                .filteredOn(DeadlinesBegan.class::isInstance)
                .extracting(event -> ((DeadlinesBegan) event).trigger())
                .containsExactly(Trigger.CASE_CLOSED);
    }

    /** Papers are kept for two years; that these end is nobody's fault, and somebody is told though the case is closed. */
    @Test
    void whatOnlyRunsOutMakesNobodyLate() {
        open("exploration");
        handle(close(Outcome.NO_FAULT));
        passTo(deadline(DeadlineName.of("LASTING")).deadline().dueAt());
        handle(expire(DeadlineName.of("LASTING")));
        assertThat(state.late()).containsExactly(Party.OPERATOR);
        DeadlineName kept = DeadlineName.of("KEPT");
        passTo(deadline(kept).deadline().dueAt());
        assertThat(handle(expire(kept)))
                .extracting(Object::getClass)
                .endsWith(DeadlineExpired.class, PartyNotified.class);
        assertThat(state.late()).containsExactly(Party.OPERATOR);
    }

    @Test
    void asksForTheSameMoneyWhenItIsTriedAgain() {
        handle(new VerifyIdentity(
                CASE, IdentityMethod.FACE, true, Optional.empty(), Optional.empty(), act("verify", Role.AGENT)));
        passTo(deadline(CREDIT).deadline().dueAt());
        CaseState before = state;
        List<DisputeEvent> once = decider.decide(before, expire(CREDIT));
        assertThat(decider.decide(before, expire(CREDIT))).isEqualTo(once);
    }

    @Test
    void remindsAsOftenAsThePackSays() {
        Instant due = deadline(LIABLE).deadline().dueAt();
        passTo(due.minus(Duration.ofHours(48)));
        assertThat(handle(remind()))
                .singleElement()
                .isInstanceOfSatisfying(
                        DeadlineApproaching.class,
                        near -> assertThat(near.nextAt()).contains(due.minus(Duration.ofHours(24))));
        passTo(due.minus(Duration.ofHours(24)));
        assertThat(handle(remind()))
                .singleElement()
                .isInstanceOfSatisfying(
                        DeadlineApproaching.class,
                        near -> assertThat(near.nextAt()).isEmpty());
    }

    @Test
    void keepsItsPacksUntilSomebodyMovesIt() {
        refused(
                new ChangePolicy(CASE, words("new law"), act("move", Role.SUPERVISOR)),
                Rejection.of(Rule.POLICY_UNCHANGED));
    }

    @Test
    void movingKeepsPausesAndWhatEnded() {
        open("house");
        DeadlineName resolution = DeadlineName.RESOLUTION;
        Instant due = deadline(resolution).deadline().dueAt();
        handle(new PauseClock(CASE, words("travelling"), act("pause", Role.AGENT)));
        pass(Duration.ofDays(2));
        handle(new ResumeClock(CASE, act("resume", Role.AGENT)));
        pass(Duration.ofDays(14));
        handle(expire(DeadlineName.FIRST_RESPONSE));
        assertThat(handle(new ChangePolicy(CASE, words("new law"), act("move", Role.SUPERVISOR))))
                .first()
                .isInstanceOfSatisfying(PolicyChanged.class, changed -> {
                    assertThat(changed.before()).containsExactly(new PolicyRef("house", 1));
                    assertThat(changed.policies()).contains(new PolicyRef("exploration", 1));
                    assertThat(changed.begun()).extracting(d -> d.name()).contains(CREDIT, LIABLE, END);
                    assertThat(changed.moved()).extracting(d -> d.name()).contains(resolution);
                    assertThat(changed.moved()).extracting(d -> d.name()).doesNotContain(DeadlineName.FIRST_RESPONSE);
                    assertThat(changed.dropped()).isEmpty();
                });
        assertThat(deadline(DeadlineName.FIRST_RESPONSE).state()).isEqualTo(PinnedDeadline.State.EXPIRED);
        assertThat(deadline(resolution).deadline().dueAt()).isEqualTo(due.plus(Duration.ofDays(2)));
        assertThat(state.policies()).contains(new PolicyRef("exploration", 1), new PolicyRef("house", 1));
    }

    /** The opening under one pack, without the deadlines of others. */
    private static DisputeOpened under(String pack, DeadlineName... but) {
        return new DisputeOpened(
                OPENED.caseId(),
                OPENED.complaint(),
                OPENED.payments(),
                OPENED.merchantId(),
                OPENED.origin(),
                OPENED.stage(),
                List.of(new PolicyRef(pack, 1)),
                OPENED.deadlines().stream()
                        .filter(d -> d.provision()
                                .orElseThrow()
                                .clause()
                                .policy()
                                .id()
                                .equals(pack))
                        .filter(d -> !List.of(but).contains(d.name()))
                        .toList(),
                OPENED.terms(),
                OPENED.queue(),
                OPENED.act());
    }

    private void open(String pack, DeadlineName... but) {
        state = CaseState.evolve(Optional.empty(), under(pack, but), 0, NOW);
    }

    private final List<DisputeEvent> happened = new ArrayList<>();

    private List<DisputeEvent> handle(DisputeCommand command) {
        List<DisputeEvent> events = decider.decide(state, command);
        for (DisputeEvent event : events) {
            state = CaseState.evolve(Optional.of(state), event, state.version() + 1, clock.instant());
        }
        happened.addAll(events);
        return events;
    }

    private void refused(DisputeCommand command, Rule rule) {
        assertThat(refusal(() -> decider.decide(state, command)).rule()).isEqualTo(rule);
    }

    private void refused(DisputeCommand command, Rejection rejection) {
        assertThat(refusal(() -> decider.decide(state, command))).isEqualTo(rejection);
    }

    private static Rejection refusal(ThrowableAssert.ThrowingCallable call) {
        return Rejected.in(org.assertj.core.api.Assertions.catchThrowable(call)).orElseThrow();
    }

    private Stream<EffectRefused> expiredEffects() {
        return happened.stream().filter(EffectRefused.class::isInstance).map(EffectRefused.class::cast);
    }

    private static <T> List<T> events(Stream<T> events) {
        return events.toList();
    }

    private PinnedDeadline deadline(DeadlineName name) {
        return state.deadline(name).orElseThrow();
    }

    private void pass(Duration time) {
        passTo(clock.instant().plus(time));
    }

    private void passTo(Instant instant) {
        clock.advanceTo(instant);
    }

    private Act act(String intention, Role role) {
        return new Act(new Actor("a-1", role), Channel.PHONE, clock.instant(), CommandId.of(intention));
    }

    private Adjudicate decide() {
        return new Adjudicate(
                CASE, Outcome.SPLIT, Finality.FINAL, Optional.empty(), Optional.empty(), act("decide", Role.AGENT));
    }

    private Close close(Outcome outcome) {
        return new Close(
                CASE,
                Optional.of(outcome),
                Optional.of(Basis.ADJUDICATION),
                Optional.empty(),
                Optional.empty(),
                act("close", Role.AGENT));
    }

    private RequestInformation ask() {
        return new RequestInformation(
                CASE,
                Sample.request(9),
                Party.CUSTOMER,
                List.of(new RequestedItem(Item.PLACE, true, Optional.empty())),
                Optional.empty(),
                Optional.of(clock.instant().plus(Duration.ofDays(20))),
                act("ask", Role.AGENT));
    }

    private ProvideInformation answer() {
        return new ProvideInformation(
                CASE,
                Sample.request(9),
                List.of(new ProvidedItem(Item.PLACE, Optional.of(words("at home")), Optional.empty())),
                act("answer", Role.AGENT));
    }

    private ExpireDeadline expire(DeadlineName name) {
        return new ExpireDeadline(CASE, name, Act.bySystem("deadlines", clock.instant(), "expire"));
    }

    private RemindDeadline remind() {
        return new RemindDeadline(CASE, LIABLE, Act.bySystem("deadlines", clock.instant(), "remind"));
    }

    private ExtendDeadline extend(DeadlineName name, Instant until, Role role) {
        return new ExtendDeadline(CASE, name, until, words("laboratory"), act("extend", role));
    }
}
