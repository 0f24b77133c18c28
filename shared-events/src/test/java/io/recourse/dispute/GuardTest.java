package io.recourse.dispute;

import static io.recourse.dispute.Fold.after;
import static io.recourse.sample.Sample.CASE;
import static io.recourse.sample.Sample.NOW;
import static io.recourse.sample.Sample.cny;
import static io.recourse.sample.Sample.refund;
import static io.recourse.sample.Sample.words;
import static io.recourse.sample.SampleCourse.appeal;
import static io.recourse.sample.SampleCourse.appealed;
import static io.recourse.sample.SampleCourse.decided;
import static io.recourse.sample.SampleCourse.decidedUntil;
import static io.recourse.sample.SampleCourse.extended;
import static io.recourse.sample.SampleCourse.paused;
import static io.recourse.sample.SampleCourse.resumed;
import static io.recourse.sample.SampleDealings.accepted;
import static io.recourse.sample.SampleDealings.asked;
import static io.recourse.sample.SampleDealings.cameBack;
import static io.recourse.sample.SampleDealings.declined;
import static io.recourse.sample.SampleDealings.offered;
import static io.recourse.sample.SampleDealings.provided;
import static io.recourse.sample.SampleDealings.responded;
import static io.recourse.sample.SampleEvents.attached;
import static io.recourse.sample.SampleEvents.contacted;
import static io.recourse.sample.SampleEvents.held;
import static io.recourse.sample.SampleEvents.opened;
import static io.recourse.sample.SampleEvents.released;
import static io.recourse.sample.SampleEvents.requested;
import static io.recourse.sample.SampleEvents.succeeded;
import static io.recourse.sample.SampleEvents.verified;
import static io.recourse.sample.SampleMoney.approved;
import static io.recourse.sample.SampleMoney.askedFor;
import static io.recourse.sample.SampleMoney.credited;
import static io.recourse.sample.SampleMoney.finalised;
import static io.recourse.sample.SampleMoney.takenBack;
import static io.recourse.sample.SampleRules.changed;
import static io.recourse.sample.SampleRules.correction;
import static io.recourse.sample.SampleRules.investigation;
import static io.recourse.sample.SampleRules.suspended;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.actor.Act;
import io.recourse.actor.Actor;
import io.recourse.actor.Role;
import io.recourse.deadline.Deadline;
import io.recourse.deadline.DeadlineName;
import io.recourse.information.Item;
import io.recourse.offer.OfferKind;
import io.recourse.payment.PaymentId;
import io.recourse.receipt.Receipt;
import io.recourse.receipt.ReceiptId;
import io.recourse.rejection.Rejection;
import io.recourse.sample.Sample;
import io.recourse.terms.CaseTerms;
import io.recourse.work.Queue;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each guard in a case where it holds, and in one where it refuses by its rule. */
class GuardTest {

    private static final Actor AGENT = new Actor("agent-2", Role.AGENT);
    private static final Actor SUPERVISOR = new Actor("supervisor-1", Role.SUPERVISOR);
    private static final Actor SHOP = new Actor("m-9", Role.MERCHANT);

    private static final DisputeEvent SPLIT_FOR_GOOD = decided(Outcome.SPLIT, Finality.FINAL);
    private static final DisputeEvent SPLIT_FOR_NOW = decidedUntil(Outcome.SPLIT, appeal(1));
    private static final DisputeEvent OFFERED_BY_SHOP =
            offered(1, Party.MERCHANT, OfferKind.REFUND_WITH_RETURN, cny("50.00"));
    private static final DisputeEvent CREDITED = credited(refund(1), cny("20.00"), false);
    private static final DisputeEvent MOVED = succeeded(refund(1), cny("20.00"));

    private static final DisputeEvent GIVEN_UP =
            new RefundGivenUp(CASE, refund(1), cny("20.00"), "no answer", 36, by(SUPERVISOR));
    private static final DisputeEvent TRIED_AGAIN = new RefundRetried(CASE, refund(1), by(AGENT));

    /** Somebody asks the same of two cases. */
    private record Trial(Action action, Actor actor, CaseState holds, CaseState refuses) {}

    private static Trial trial(Guard guard) {
        return switch (guard) {
            case RECEIPTS_LEFT -> new Trial(Action.ATTACH_RECEIPT, SHOP, strict(receipts(2)), strict(receipts(3)));
            case RECEIPT_PRESENT ->
                new Trial(
                        Action.WITHDRAW_RECEIPT,
                        AGENT,
                        after(attached()),
                        after(attached(), new ReceiptWithdrawn(CASE, Sample.RECEIPT.id(), words("x"), by(AGENT))));
            case REQUEST_OPEN ->
                new Trial(
                        Action.PROVIDE_INFORMATION,
                        AGENT,
                        after(asked(1, Party.CUSTOMER, Item.PLACE)),
                        after(asked(1, Party.CUSTOMER, Item.PLACE), provided(1, Party.CUSTOMER, true, Item.PLACE)));
            case UNDECIDED -> new Trial(Action.MAKE_OFFER, SHOP, after(contacted()), after(SPLIT_FOR_NOW));
            case NOT_FINAL -> new Trial(Action.ADJUDICATE, AGENT, after(SPLIT_FOR_NOW), after(SPLIT_FOR_GOOD));
            case RESPONSES_LEFT ->
                new Trial(
                        Action.RESPOND,
                        SHOP,
                        strict(responded(Position.CONTEST)),
                        strict(responded(Position.CONTEST), responded(Position.CONTEST)));
            case NOTHING_OFFERED ->
                new Trial(
                        Action.MAKE_OFFER,
                        SHOP,
                        after(offered(1, Party.CUSTOMER, OfferKind.REFUND, cny("50.00"))),
                        after(OFFERED_BY_SHOP));
            case OFFER_TO_CALLER ->
                new Trial(
                        Action.ACCEPT_OFFER,
                        AGENT,
                        after(OFFERED_BY_SHOP),
                        after(OFFERED_BY_SHOP, declined(1, Party.CUSTOMER)));
            case RETURN_AWAITED ->
                new Trial(
                        Action.ACKNOWLEDGE_RETURN,
                        SHOP,
                        after(OFFERED_BY_SHOP, accepted(1, Party.CUSTOMER)),
                        after(OFFERED_BY_SHOP, accepted(1, Party.CUSTOMER), cameBack()));
            case APPEAL_OPEN -> new Trial(Action.APPEAL, SHOP, after(SPLIT_FOR_NOW), after(SPLIT_FOR_GOOD));
            case HAS_PAYMENT ->
                new Trial(Action.REFUND, AGENT, after(), Fold.of(opened(Sample.bareComplaint(), cny("88.00"))));
            case AWAITS_APPROVAL ->
                new Trial(
                        Action.APPROVE_REFUND,
                        SUPERVISOR,
                        after(askedFor(refund(1), cny("20.00"))),
                        after(askedFor(refund(1), cny("20.00")), approved(refund(1))));
            case ASKED_BY_ANOTHER ->
                new Trial(
                        Action.DECLINE_REFUND,
                        SUPERVISOR,
                        after(askedFor(refund(1), cny("20.00"))),
                        after(askedBy(SUPERVISOR)));
            case NOTHING_AWAITS_APPROVAL ->
                new Trial(
                        Action.WITHDRAW,
                        AGENT,
                        after(requested(refund(1), cny("20.00")), MOVED),
                        after(askedFor(refund(1), cny("20.00"))));
            case REVERSIBLE ->
                new Trial(
                        Action.REVERSE_REFUND,
                        SUPERVISOR,
                        after(requested(refund(1), cny("20.00")), MOVED),
                        after(requested(refund(1), cny("20.00"))));
            case UNDER_WAY ->
                new Trial(
                        Action.RETRY_REFUND, AGENT, after(requested(refund(1), cny("20.00"))), after(CREDITED, MOVED));
            case STUCK ->
                new Trial(
                        Action.RESOLVE_REFUND,
                        SUPERVISOR,
                        after(requested(refund(1), cny("20.00")), GIVEN_UP),
                        after(requested(refund(1), cny("20.00")), GIVEN_UP, TRIED_AGAIN));
            case STUCK_FOR_ANOTHER ->
                new Trial(
                        Action.RESOLVE_REFUND,
                        SUPERVISOR,
                        after(requested(refund(1), cny("20.00")), GIVEN_UP),
                        after(askedBy(SUPERVISOR), approved(refund(1)), GIVEN_UP));
            case CREDIT_OUTSTANDING ->
                new Trial(
                        Action.REVERSE_PROVISIONAL_CREDIT,
                        AGENT,
                        after(CREDITED, MOVED),
                        after(CREDITED, MOVED, finalised(refund(1), cny("20.00"))));
            case NO_CREDIT_OUTSTANDING ->
                new Trial(
                        Action.WITHDRAW,
                        AGENT,
                        after(CREDITED, MOVED, finalised(refund(1), cny("20.00"))),
                        after(CREDITED, MOVED));
            case DEADLINE_PENDING ->
                new Trial(
                        Action.EXTEND_DEADLINE,
                        SUPERVISOR,
                        after(paused(DeadlineName.RESOLUTION)),
                        after(
                                new DeadlineMet(CASE, DeadlineName.RESOLUTION, by(AGENT)),
                                new DeadlineMet(CASE, DeadlineName.FIRST_RESPONSE, by(AGENT))));
            case EXTENSIBLE ->
                new Trial(
                        Action.EXTEND_DEADLINE,
                        AGENT,
                        after(changed(List.of(investigation().named(DeadlineName.RESOLUTION)), List.of())),
                        after());
            case CLOCK_RUNNING -> new Trial(Action.PAUSE_CLOCK, AGENT, after(), after(paused(DeadlineName.RESOLUTION)));
            case CLOCK_PAUSED ->
                new Trial(
                        Action.RESUME_CLOCK,
                        AGENT,
                        after(paused(DeadlineName.RESOLUTION)),
                        after(
                                paused(DeadlineName.RESOLUTION),
                                resumed(DeadlineName.RESOLUTION, NOW.plus(Duration.ofDays(61)))));
            case NOT_HELD -> new Trial(Action.REQUEST_ACCOUNT_HOLD, AGENT, after(held(), released()), after(held()));
            case HELD -> new Trial(Action.RELEASE_ACCOUNT_HOLD, AGENT, after(held()), after(held(), released()));
            case NO_INCIDENT ->
                new Trial(
                        Action.LINK_INCIDENT,
                        AGENT,
                        after(),
                        after(new IncidentLinked(CASE, Sample.INCIDENT, by(AGENT))));
            case IDENTIFIED ->
                new Trial(
                        Action.GRANT_PROVISIONAL_CREDIT,
                        AGENT,
                        strict(verified(true, NOW.plusSeconds(1))),
                        strict(verified(true, NOW.plusSeconds(1)), verified(false, NOW.plusSeconds(1))));
        };
    }

    @ParameterizedTest
    @EnumSource
    void allowsWhereItHolds(Guard guard) {
        Trial trial = trial(guard);

        assertThat(refusal(trial.action(), trial.actor(), trial.holds(), NOW)).isEmpty();
        assertThat(Lifecycle.allowed(trial.holds(), trial.actor(), NOW)).contains(trial.action());
    }

    @ParameterizedTest
    @EnumSource
    void refusesByItsRuleWhereItDoesNot(Guard guard) {
        Trial trial = trial(guard);

        assertThat(refusal(trial.action(), trial.actor(), trial.refuses(), NOW))
                .containsExactly(
                        Rejection.of(guard.rule(), "action", trial.action().commandName()));
        assertThat(Lifecycle.allowed(trial.refuses(), trial.actor(), NOW)).doesNotContain(trial.action());
    }

    @ParameterizedTest
    @EnumSource
    void isAskedBySomeAction(Guard guard) {
        assertThat(Arrays.stream(Action.values())
                        .filter(a -> Lifecycle.row(a).guards().contains(guard)))
                .contains(trial(guard).action());
    }

    @Test
    void eachPartyHasItsOwnReceipts() {
        Receipt receipt = Sample.RECEIPT;
        CaseState full = strict(attached(), attached(), attached());

        assertThat(refusal(Action.ATTACH_RECEIPT, SHOP, full, NOW)).isEmpty();
        assertThat(Lifecycle.refusal(
                        full, new AttachReceipt(CASE, List.of(receipt), Party.CUSTOMER, false, by(AGENT)), NOW))
                .isPresent();
    }

    @Test
    void merchantWithdrawsItsOwnReceiptsOnlyAndStaffNoDrafts() {
        CaseState customers = after(attached());
        CaseState drafted = after(new ReceiptAttached(CASE, Sample.RECEIPT, Party.MERCHANT, true, by(SHOP)));

        assertThat(refusal(Action.WITHDRAW_RECEIPT, SHOP, customers, NOW)).isNotEmpty();
        assertThat(refusal(Action.WITHDRAW_RECEIPT, SHOP, drafted, NOW)).isEmpty();
        assertThat(refusal(Action.WITHDRAW_RECEIPT, AGENT, drafted, NOW)).isNotEmpty();
    }

    @Test
    void merchantAnswersWhatItWasAskedOnly() {
        CaseState state = after(asked(1, Party.CUSTOMER, Item.PLACE), asked(2, Party.MERCHANT, Item.RESPONSE));

        assertThat(refusal(Action.PROVIDE_INFORMATION, SHOP, state, NOW)).isNotEmpty();
        assertThat(Lifecycle.allowed(state, SHOP, NOW)).contains(Action.PROVIDE_INFORMATION);
    }

    @Test
    void overdueRequestIsStillAnswered() {
        DeadlineName name = DeadlineName.INFORMATION;
        CaseState state = after(
                asked(1, Party.CUSTOMER, Item.PLACE), new DeadlineExpired(CASE, name, Party.CUSTOMER, NOW, by(AGENT)));

        assertThat(refusal(Action.PROVIDE_INFORMATION, AGENT, state, NOW)).isEmpty();
    }

    @Test
    void offerIsForTheOtherSideAndInTime() {
        CaseState state = after(OFFERED_BY_SHOP);
        Instant until = NOW.plus(Duration.ofDays(3));

        assertThat(refusal(Action.ACCEPT_OFFER, SHOP, state, NOW)).isNotEmpty();
        assertThat(refusal(Action.ACCEPT_OFFER, AGENT, state, until.minusNanos(1)))
                .isEmpty();
        assertThat(refusal(Action.ACCEPT_OFFER, AGENT, state, until)).isNotEmpty();
    }

    @Test
    void operatorOffersInPlaceOfTheMerchant() {
        CaseState state = after(offered(1, Party.OPERATOR, OfferKind.REFUND, cny("50.00")));

        assertThat(refusal(Action.MAKE_OFFER, SHOP, state, NOW)).isNotEmpty();
        assertThat(refusal(Action.DECLINE_OFFER, AGENT, state, NOW)).isEmpty();
    }

    @Test
    void appealIsOpenUntilItsInstant() {
        Instant until = NOW.plus(Duration.ofDays(14));
        CaseState open = after(SPLIT_FOR_NOW);
        CaseState extended = after(SPLIT_FOR_NOW, extended(DeadlineName.APPEAL, until.plusSeconds(2)));
        CaseState standing = after(SPLIT_FOR_NOW, paused(DeadlineName.APPEAL));

        assertThat(refusal(Action.APPEAL, AGENT, open, until.minusNanos(1))).isEmpty();
        assertThat(refusal(Action.APPEAL, AGENT, open, until)).isNotEmpty();
        assertThat(refusal(Action.APPEAL, AGENT, extended, until.plusSeconds(1)))
                .isEmpty();
        assertThat(refusal(Action.APPEAL, AGENT, extended, until.plusSeconds(2)))
                .isNotEmpty();
        assertThat(refusal(Action.APPEAL, AGENT, standing, until)).isEmpty();
    }

    @Test
    void whatIsAppealedAgainstIsDecidedAnew() {
        CaseState state = after(SPLIT_FOR_NOW, appealed(Party.CUSTOMER, Stage.PRE_ARBITRATION));

        assertThat(refusal(Action.ADJUDICATE, AGENT, state, NOW)).isEmpty();
        assertThat(refusal(Action.RESPOND, SHOP, state, NOW)).isEmpty();
    }

    @Test
    void refundIsOfAPaymentOfTheCase() {
        Refund other = new Refund(CASE, refund(2), PaymentId.of("pay-2"), cny("1.00"), Optional.empty(), by(AGENT));

        assertThat(Lifecycle.refusal(after(), other, NOW).map(Rejection::rule)).contains(Guard.HAS_PAYMENT.rule());
    }

    @Test
    void systemReversesAgainWhatItMayHaveReversed() {
        CaseState state = after(CREDITED, MOVED, takenBack(refund(1), cny("20.00")));

        assertThat(refusal(Action.REVERSE_REFUND, SUPERVISOR, state, NOW)).isNotEmpty();
        assertThat(refusal(Action.REVERSE_REFUND, Actor.system("refunds"), state, NOW))
                .isEmpty();
    }

    @Test
    void verificationCountsUntilItsInstantAndOnlyWhereTheTermsAskForIt() {
        CaseState state = strict(verified(true, NOW.plusSeconds(60)));

        assertThat(refusal(Action.REFUND, AGENT, state, NOW.plusSeconds(59))).isEmpty();
        assertThat(refusal(Action.REFUND, AGENT, state, NOW.plusSeconds(60))).isNotEmpty();
        assertThat(refusal(Action.REFUND, AGENT, after(), NOW)).isEmpty();
    }

    @Test
    void eachRuleSaysWhoPutsItsDeadlineOff() {
        Deadline fixed = correction().named(DeadlineName.RESOLUTION);
        Deadline agents = investigation().named(DeadlineName.RESOLUTION);
        CaseState nobodys = after(changed(List.of(fixed), List.of()));

        assertThat(refusal(Action.EXTEND_DEADLINE, SUPERVISOR, after(), NOW)).isEmpty();
        assertThat(refusal(Action.EXTEND_DEADLINE, Actor.system("deadlines"), after(), NOW))
                .isEmpty();
        assertThat(refusal(Action.EXTEND_DEADLINE, SUPERVISOR, nobodys, NOW)).isNotEmpty();
        assertThat(refusal(Action.EXTEND_DEADLINE, Actor.system("deadlines"), nobodys, NOW))
                .isNotEmpty();
        assertThat(refusal(Action.EXTEND_DEADLINE, AGENT, after(changed(List.of(agents), List.of())), NOW))
                .isEmpty();
    }

    @Test
    void droppedDeadlineIsNotPutOff() {
        CaseState state = after(changed(List.of(), List.of(), DeadlineName.RESOLUTION));

        assertThat(refusal(Action.EXTEND_DEADLINE, SUPERVISOR, state, NOW))
                .extracting(Rejection::rule)
                .containsExactly(Guard.DEADLINE_PENDING.rule());
    }

    @Test
    void clockIsStoppedAlsoForWhatStandsStillAlready() {
        CaseState state = after(
                changed(List.of(investigation().named(DeadlineName.RESOLUTION)), List.of()),
                suspended(Party.CUSTOMER, DeadlineName.RESOLUTION));

        assertThat(refusal(Action.PAUSE_CLOCK, AGENT, state, NOW)).isEmpty();
    }

    @Test
    void clockStandsStillOnlyForWhatIsPausable() {
        CaseState state = after(new DeadlineMet(CASE, DeadlineName.RESOLUTION, by(AGENT)));

        assertThat(refusal(Action.PAUSE_CLOCK, AGENT, state, NOW)).isNotEmpty();
    }

    private static List<Rejection> refusal(Action action, Actor actor, CaseState state, Instant now) {
        return Lifecycle.refusal(state, Commands.of(action, actor), now).stream()
                .toList();
    }

    /** A case under terms that ask for much: at most three receipts and two responses, and a verified customer. */
    private static CaseState strict(DisputeEvent... events) {
        CaseTerms terms = Sample.terms();
        DisputeEvent first = opened(Sample.complaint(), cny("88.00"), terms, Queue.COMPLAINTS);
        return Fold.of(Stream.concat(Stream.of(first), Stream.of(events)).toArray(DisputeEvent[]::new));
    }

    private static DisputeEvent[] receipts(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(n -> new ReceiptAttached(CASE, receipt(Sample.receipt(n)), Party.MERCHANT, true, by(SHOP)))
                .toArray(DisputeEvent[]::new);
    }

    private static Receipt receipt(ReceiptId id) {
        Receipt r = Sample.RECEIPT;
        return new Receipt(id, r.kind(), r.sha256(), r.sizeBytes(), r.mediaType(), r.fileName(), r.description());
    }

    private static DisputeEvent askedBy(Actor actor) {
        RefundRequested r = askedFor(refund(1), cny("20.00"));
        return new RefundRequested(
                r.caseId(),
                r.refundId(),
                r.paymentId(),
                r.amount(),
                r.reason(),
                r.approvalNeeded(),
                r.promised(),
                r.limits(),
                by(actor));
    }

    private static Act by(Actor actor) {
        return Sample.act("by-" + actor.id(), actor.id(), actor.role());
    }
}
