package io.recourse.command.dispute;

import static io.recourse.sample.Sample.CASE;
import static io.recourse.sample.Sample.NOW;
import static io.recourse.sample.Sample.act;
import static io.recourse.sample.Sample.cny;
import static io.recourse.sample.Sample.request;
import static io.recourse.sample.Sample.words;
import static io.recourse.sample.SampleEvents.attached;
import static io.recourse.sample.SampleEvents.closed;
import static io.recourse.sample.SampleEvents.opened;
import static io.recourse.sample.SampleEvents.recorded;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.actor.Act;
import io.recourse.actor.Role;
import io.recourse.deadline.Deadline;
import io.recourse.deadline.DeadlineName;
import io.recourse.deadline.ExpiryEffect;
import io.recourse.deadline.Milestone;
import io.recourse.dispute.DeadlineExpired;
import io.recourse.dispute.DeadlineMet;
import io.recourse.dispute.DisputeCommand;
import io.recourse.dispute.DisputeOpened;
import io.recourse.dispute.InformationProvided;
import io.recourse.dispute.InformationRequested;
import io.recourse.dispute.Party;
import io.recourse.dispute.Phase;
import io.recourse.dispute.ProvideInformation;
import io.recourse.dispute.ReceiptAttached;
import io.recourse.dispute.ReceiptWithdrawn;
import io.recourse.dispute.RequestInformation;
import io.recourse.information.Item;
import io.recourse.information.ProvidedItem;
import io.recourse.information.RequestedItem;
import io.recourse.receipt.ReceiptId;
import io.recourse.rejection.Rejection;
import io.recourse.rejection.Rule;
import io.recourse.sample.Sample;
import io.recourse.work.Queue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

/** What is asked of the customer, who has a week, and of the merchant, who has a day; and what they answer. */
class QuestionsTest {

    private static final DisputeOpened OPENED =
            opened(Sample.complaint(), cny("88.00"), Sample.terms(), Queue.FRONT_DESK);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration DAY = Duration.ofDays(1);

    private final FixtureConfiguration<DisputeCase> fixture = CaseFixture.with(recorded(cny("88.00")));

    @Test
    void theCustomerHasAWeek() {
        fixture.given(OPENED)
                .when(ask(1, Party.CUSTOMER, Optional.empty(), Item.PLACE))
                .expectEvents(asked(1, Party.CUSTOMER, NOW.plus(WEEK), List.of(), Item.PLACE))
                .expectState(CaseFixture.isIn(Phase.AWAITING_CUSTOMER));
    }

    @Test
    void theMerchantWhoIsAskedForAResponseLosesWhenItIsSilent() {
        fixture.given(OPENED)
                .when(ask(1, Party.MERCHANT, Optional.empty(), Item.DELIVERY_PROOF, Item.RESPONSE))
                .expectEvents(asked(
                        1,
                        Party.MERCHANT,
                        NOW.plus(DAY),
                        Sample.terms().merchantAnswer().onExpiry(),
                        Item.DELIVERY_PROOF,
                        Item.RESPONSE));
        assertThat(Sample.terms().merchantAnswer().onExpiry()).isNotEmpty();
    }

    @Test
    void theMerchantWhoIsAskedForSomethingElseDoesNot() {
        fixture.given(OPENED)
                .when(ask(1, Party.MERCHANT, Optional.empty(), Item.DELIVERY_PROOF))
                .expectEvents(asked(1, Party.MERCHANT, NOW.plus(DAY), List.of(), Item.DELIVERY_PROOF));
    }

    @Test
    void whoeverAsksMayNameTheInstant() {
        Instant tomorrow = NOW.plus(DAY);
        fixture.given(OPENED)
                .when(ask(1, Party.CUSTOMER, Optional.of(tomorrow), Item.PLACE))
                .expectEvents(asked(1, Party.CUSTOMER, tomorrow, List.of(), Item.PLACE));
        CaseFixture.refused(
                fixture.given(OPENED),
                ask(1, Party.CUSTOMER, Optional.of(NOW), Item.PLACE),
                Rejection.of(Rule.DEADLINE_NOT_LATER));
        Instant latest = NOW.plus(WEEK).plus(Sample.terms().longestExtension());
        fixture.given(OPENED)
                .when(ask(1, Party.CUSTOMER, Optional.of(latest), Item.PLACE))
                .expectEvents(asked(1, Party.CUSTOMER, latest, List.of(), Item.PLACE));
        CaseFixture.refused(
                fixture.given(OPENED),
                ask(1, Party.CUSTOMER, Optional.of(latest.plusMillis(1)), Item.PLACE),
                Rejection.of(Rule.EXTENSION_TOO_LONG, "until", latest));
    }

    @Test
    void eachRequestHasADeadlineOfItsOwn() {
        fixture.given(OPENED, asked(1, Party.CUSTOMER, NOW.plus(WEEK), List.of(), Item.PLACE))
                .when(ask(2, Party.CUSTOMER, Optional.empty(), Item.PLACE))
                .expectEvents(asked(2, Party.CUSTOMER, NOW.plus(WEEK), List.of(), Item.PLACE));
    }

    @Test
    void nothingIsAskedOfAMerchantWhomNoPaymentNames() {
        CaseFixture.refused(
                fixture.given(opened(Sample.bareComplaint(), cny("88.00"))),
                ask(1, Party.MERCHANT, Optional.empty(), Item.RESPONSE),
                Rejection.of(Rule.NO_MERCHANT));
    }

    @Test
    void aWholeAnswerMeetsTheDeadline() {
        fixture.given(OPENED, asked(1, Party.CUSTOMER, NOW.plus(WEEK), List.of(), Item.PLACE))
                .when(answer(1, said(Item.PLACE)))
                .expectEvents(provided(1, Party.CUSTOMER, true, false, said(Item.PLACE)), met(1, said(Item.PLACE)))
                .expectState(CaseFixture.isIn(Phase.UNDER_REVIEW));
    }

    @Test
    void aPartOfAnAnswerLeavesTheRequestOpen() {
        fixture.given(OPENED, asked(1, Party.CUSTOMER, NOW.plus(WEEK), List.of(), Item.PLACE, Item.AMOUNT))
                .when(answer(1, said(Item.PLACE)))
                .expectEvents(provided(1, Party.CUSTOMER, false, false, said(Item.PLACE)))
                .expectState(CaseFixture.isIn(Phase.AWAITING_CUSTOMER));
    }

    @Test
    void theRestOfAnAnswerCompletesIt() {
        fixture.given(
                        OPENED,
                        asked(1, Party.CUSTOMER, NOW.plus(WEEK), List.of(), Item.PLACE, Item.AMOUNT),
                        provided(1, Party.CUSTOMER, false, false, said(Item.PLACE)))
                .when(answer(1, said(Item.AMOUNT)))
                .expectEvents(provided(1, Party.CUSTOMER, true, false, said(Item.AMOUNT)), met(1, said(Item.AMOUNT)));
    }

    @Test
    void aLateAnswerCountsAndIsCalledLate() {
        CaseFixture.at(NOW.plus(WEEK), recorded(cny("88.00")))
                .given(OPENED, asked(1, Party.CUSTOMER, NOW.plus(WEEK), List.of(), Item.PLACE))
                .when(answer(1, said(Item.PLACE)))
                .expectEvents(provided(1, Party.CUSTOMER, true, true, said(Item.PLACE)));
    }

    @Test
    void anOverdueRequestCanStillBeAnswered() {
        Act expiry = Act.bySystem("deadlines", NOW.plus(WEEK), "expire");
        CaseFixture.at(NOW.plus(WEEK), recorded(cny("88.00")))
                .given(
                        OPENED,
                        asked(1, Party.CUSTOMER, NOW.plus(WEEK), List.of(), Item.PLACE),
                        new DeadlineExpired(CASE, DeadlineName.INFORMATION, Party.CUSTOMER, NOW.plus(WEEK), expiry))
                .when(answer(1, said(Item.PLACE)))
                .expectEvents(provided(1, Party.CUSTOMER, true, true, said(Item.PLACE)));
    }

    @Test
    void anAnsweredRequestIsNotAnsweredAgain() {
        CaseFixture.refused(
                fixture.given(
                        OPENED,
                        asked(1, Party.CUSTOMER, NOW.plus(WEEK), List.of(), Item.PLACE),
                        provided(1, Party.CUSTOMER, true, false, said(Item.PLACE))),
                answer(1, act("again"), said(Item.PLACE)),
                Rule.REQUEST_NOT_OPEN);
        CaseFixture.refused(fixture.given(OPENED), answer(7, said(Item.PLACE)), Rule.REQUEST_NOT_OPEN);
    }

    @Test
    void theMerchantAnswersOnlyWhatItWasAsked() {
        Act merchant = act("provide-1", Role.MERCHANT);
        CaseFixture.refused(
                fixture.given(OPENED, asked(1, Party.CUSTOMER, NOW.plus(WEEK), List.of(), Item.PLACE)),
                answer(1, merchant, said(Item.PLACE)),
                Rule.REQUEST_NOT_OPEN);
        fixture.given(OPENED, asked(1, Party.MERCHANT, NOW.plus(DAY), List.of(), Item.PLACE))
                .when(answer(1, merchant, said(Item.PLACE)))
                .expectEvents(
                        new InformationProvided(
                                CASE, request(1), Party.MERCHANT, List.of(said(Item.PLACE)), true, false, merchant),
                        new DeadlineMet(CASE, DeadlineName.INFORMATION, merchant));
    }

    @Test
    void whatNobodyAskedForIsRefused() {
        CaseFixture.refused(
                fixture.given(OPENED, asked(1, Party.CUSTOMER, NOW.plus(WEEK), List.of(), Item.PLACE)),
                answer(1, said(Item.AMOUNT)),
                Rejection.of(Rule.ITEM_NOT_ASKED_FOR, "item", Item.AMOUNT));
    }

    @Test
    void aReceiptAnswersForThePartyThatAttachedIt() {
        ProvidedItem voucher = file(Item.PAYMENT_VOUCHER, Sample.RECEIPT.id());
        InformationRequested asked = asked(1, Party.CUSTOMER, NOW.plus(WEEK), List.of(), Item.PAYMENT_VOUCHER);
        fixture.given(OPENED, attached(), asked)
                .when(answer(1, voucher))
                .expectEvents(provided(1, Party.CUSTOMER, true, false, voucher), met(1, voucher));
    }

    @Test
    void aReceiptOfAnotherPartyOrADraftOrOneThatWasWithdrawnAnswersNothing() {
        InformationRequested asked = asked(1, Party.CUSTOMER, NOW.plus(WEEK), List.of(), Item.PAYMENT_VOUCHER);
        ProvidedItem voucher = file(Item.PAYMENT_VOUCHER, Sample.RECEIPT.id());
        Rejection absent = Rejection.of(Rule.RECEIPT_NOT_PRESENT, "receiptId", Sample.RECEIPT.id());
        CaseFixture.refused(fixture.given(OPENED, asked), answer(1, voucher), absent);
        CaseFixture.refused(fixture.given(OPENED, asked, evidence(Party.MERCHANT, false)), answer(1, voucher), absent);
        CaseFixture.refused(
                fixture.given(
                        OPENED,
                        asked,
                        attached(),
                        new ReceiptWithdrawn(CASE, Sample.RECEIPT.id(), words("wrong"), act("withdraw"))),
                answer(1, voucher),
                absent);
        CaseFixture.refused(
                fixture.given(
                        OPENED,
                        asked(1, Party.MERCHANT, NOW.plus(DAY), List.of(), Item.PAYMENT_VOUCHER),
                        evidence(Party.MERCHANT, true)),
                answer(1, voucher),
                absent);
    }

    @Test
    void afterClosingNothingIsAskedOrAnswered() {
        for (DisputeCommand command :
                List.of(ask(2, Party.CUSTOMER, Optional.empty(), Item.PLACE), answer(1, said(Item.PLACE)))) {
            CaseFixture.refused(
                    fixture.given(OPENED, closed()),
                    command,
                    Rejection.of(
                            Rule.ACTION_NOT_ALLOWED_IN_PHASE,
                            "action",
                            command.action().commandName(),
                            "phase",
                            Phase.CLOSED));
        }
    }

    private static ReceiptAttached evidence(Party party, boolean draft) {
        return new ReceiptAttached(CASE, Sample.RECEIPT, party, draft, act("attach"));
    }

    private static RequestInformation ask(int n, Party party, Optional<Instant> dueAt, Item... items) {
        return new RequestInformation(
                CASE, request(n), party, items(items), Optional.of(words("please answer")), dueAt, act("ask-" + n));
    }

    private static InformationRequested asked(
            int n, Party party, Instant dueAt, List<ExpiryEffect> onExpiry, Item... items) {
        Deadline deadline = Deadline.promise(
                DeadlineName.INFORMATION.number(n), party, NOW, dueAt, List.of(Milestone.CASE_CLOSED), onExpiry, true);
        return new InformationRequested(
                CASE, request(n), party, items(items), Optional.of(words("please answer")), deadline, act("ask-" + n));
    }

    private static List<RequestedItem> items(Item... items) {
        return Stream.of(items)
                .map(item -> new RequestedItem(item, true, Optional.empty()))
                .toList();
    }

    private static ProvidedItem said(Item item) {
        return new ProvidedItem(item, Optional.of(words("在上海 in Shanghai")), Optional.empty());
    }

    private static ProvidedItem file(Item item, ReceiptId id) {
        return new ProvidedItem(item, Optional.empty(), Optional.of(id));
    }

    private static ProvideInformation answer(int n, ProvidedItem... items) {
        return answer(n, act("provide-" + items[0].item()), items);
    }

    private static ProvideInformation answer(int n, Act by, ProvidedItem... items) {
        return new ProvideInformation(CASE, request(n), List.of(items), by);
    }

    private static InformationProvided provided(
            int n, Party party, boolean complete, boolean late, ProvidedItem... items) {
        return new InformationProvided(
                CASE, request(n), party, List.of(items), complete, late, act("provide-" + items[0].item()));
    }

    private static DeadlineMet met(int n, ProvidedItem by) {
        return new DeadlineMet(CASE, DeadlineName.INFORMATION.number(n), act("provide-" + by.item()));
    }
}
