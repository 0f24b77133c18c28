package io.recourse.command.deadline;

import static io.recourse.sample.Sample.CASE;
import static io.recourse.sample.Sample.NOW;
import static io.recourse.sample.Sample.REFUND;
import static io.recourse.sample.Sample.act;
import static io.recourse.sample.Sample.cny;
import static io.recourse.sample.Sample.words;
import static io.recourse.sample.SampleCourse.appeal;
import static io.recourse.sample.SampleCourse.decided;
import static io.recourse.sample.SampleCourse.decidedUntil;
import static io.recourse.sample.SampleCourse.extended;
import static io.recourse.sample.SampleCourse.later;
import static io.recourse.sample.SampleCourse.paused;
import static io.recourse.sample.SampleCourse.reopened;
import static io.recourse.sample.SampleCourse.resumed;
import static io.recourse.sample.SampleDealings.asked;
import static io.recourse.sample.SampleDealings.offered;
import static io.recourse.sample.SampleEvents.expired;
import static io.recourse.sample.SampleMoney.askedFor;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.actor.Act;
import io.recourse.deadline.Deadline;
import io.recourse.deadline.DeadlineName;
import io.recourse.dispute.DeadlineApproaching;
import io.recourse.dispute.DeadlineExtended;
import io.recourse.dispute.DeadlineMet;
import io.recourse.dispute.DisputeDecided;
import io.recourse.dispute.DisputeEvent;
import io.recourse.dispute.DisputeOpened;
import io.recourse.dispute.DisputeReopened;
import io.recourse.dispute.ExpireDeadline;
import io.recourse.dispute.Finality;
import io.recourse.dispute.InformationRequested;
import io.recourse.dispute.OfferMade;
import io.recourse.dispute.Outcome;
import io.recourse.dispute.Party;
import io.recourse.dispute.RefundRequested;
import io.recourse.dispute.RemindDeadline;
import io.recourse.information.Item;
import io.recourse.offer.OfferKind;
import io.recourse.runtime.json.StoredJson;
import io.recourse.sample.Sample;
import io.recourse.sample.SampleEvents;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.test.saga.SagaTestFixture;
import org.junit.jupiter.api.Test;

/** The first response is due 15 days after opening, the resolution 60. */
class DeadlineSagaTest {

    private static final DisputeOpened OPENED = SampleEvents.opened(Sample.complaint(), cny("88.00"));
    private static final Deadline FIRST = Sample.firstResponse();
    private static final Deadline LAST = Sample.resolution();

    private final SagaTestFixture<DeadlineSaga> fixture = fixture();

    private static SagaTestFixture<DeadlineSaga> fixture() {
        SagaTestFixture<DeadlineSaga> fixture = new SagaTestFixture<>(DeadlineSaga.class);
        fixture.registerResource(Clock.fixed(NOW, ZoneOffset.UTC));
        fixture.givenCurrentTime(NOW);
        return fixture;
    }

    @Test
    void schedulesWhatTheOpeningSays() {
        fixture.givenNoPriorActivity()
                .whenPublishingA(OPENED)
                .expectActiveSagas(1)
                .expectAssociationWith("caseId", CASE)
                .expectScheduledDeadline(FIRST.dueAt(), due(FIRST))
                .expectScheduledDeadline(LAST.dueAt(), due(LAST))
                .expectNoDispatchedCommands();
    }

    @Test
    void wakesTheCaseWhenADeadlineIsDue() {
        fixture.givenAPublished(OPENED)
                .whenTimeAdvancesTo(FIRST.dueAt())
                .expectTriggeredDeadlines(due(FIRST))
                .expectDispatchedCommands(expire(FIRST))
                .expectActiveSagas(1);
    }

    @Test
    void wakesTheCaseForEachDeadlineUnderItsOwnCommandId() {
        fixture.givenAPublished(OPENED)
                .whenTimeElapses(Duration.ofDays(90))
                .expectDispatchedCommands(expire(FIRST), expire(LAST));
        assertThat(expire(FIRST).act().commandId())
                .isNotEqualTo(expire(LAST).act().commandId());
    }

    @Test
    void doesNothingBefore() {
        fixture.givenAPublished(OPENED)
                .whenTimeAdvancesTo(FIRST.dueAt().minusNanos(1_000))
                .expectNoDispatchedCommands();
    }

    @Test
    void cancelsWhatWasMet() {
        fixture.givenAPublished(OPENED)
                .whenPublishingA(met(FIRST))
                .expectNoScheduledDeadline(FIRST.dueAt(), due(FIRST))
                .expectScheduledDeadline(LAST.dueAt(), due(LAST))
                .expectActiveSagas(1);
    }

    @Test
    void endsWhenEveryDeadlineIsMetOrExpired() {
        fixture.givenAPublished(OPENED)
                .andThenAPublished(met(FIRST))
                .whenPublishingA(expired(LAST.name()))
                .expectActiveSagas(0);
    }

    @Test
    void anOpeningThatIsDeliveredAgainSchedulesNothingMore() {
        fixture.givenAPublished(OPENED)
                .andThenAPublished(OPENED)
                .andThenAPublished(met(FIRST))
                .whenPublishingA(met(LAST))
                .expectNoScheduledDeadlines()
                .expectActiveSagas(0);
    }

    @Test
    void aCaseWithoutDeadlinesNeedsNoSaga() {
        DisputeOpened bare = new DisputeOpened(
                CASE,
                OPENED.complaint(),
                OPENED.payments(),
                OPENED.merchantId(),
                OPENED.origin(),
                OPENED.stage(),
                OPENED.policies(),
                List.of(),
                OPENED.terms(),
                OPENED.queue(),
                OPENED.act());
        fixture.givenNoPriorActivity().whenPublishingA(bare).expectActiveSagas(0);
    }

    @Test
    void schedulesWhatIsPromisedLater() {
        InformationRequested asked = asked(1, Party.CUSTOMER, Item.PLACE);
        OfferMade offered = offered(1, Party.MERCHANT, OfferKind.REFUND, cny("1.00"));
        RefundRequested refund = askedFor(REFUND, cny("1.00"));
        DisputeDecided decided = decidedUntil(Outcome.SPLIT, appeal(1));
        DisputeReopened reopened = reopened(2, later(LAST, 2));
        for (DisputeEvent event : List.of(asked, offered, refund, decided, reopened)) {
            Deadline promised = event.promises().getFirst();
            fixture()
                    .givenAPublished(OPENED)
                    .whenPublishingA(event)
                    .expectActiveSagas(1)
                    .expectScheduledDeadline(FIRST.dueAt(), due(FIRST))
                    .expectScheduledDeadline(promised.dueAt(), due(promised));
            fixture()
                    .givenNoPriorActivity()
                    .whenPublishingA(event)
                    .expectActiveSagas(1)
                    .expectScheduledDeadline(promised.dueAt(), due(promised));
        }
    }

    @Test
    void remindsAPartyADayBefore() {
        InformationRequested asked = asked(1, Party.CUSTOMER, Item.PLACE);
        Deadline promised = asked.deadline();
        Instant before = promised.dueAt().minus(Duration.ofDays(1));
        DeadlineSaga.Near near = new DeadlineSaga.Near(CASE, promised.name(), promised.dueAt(), Optional.of(before));
        fixture.givenAPublished(OPENED)
                .whenPublishingA(asked)
                .expectScheduledDeadline(before, near)
                .expectScheduledDeadline(promised.dueAt(), due(promised));
        fixture()
                .givenAPublished(OPENED)
                .andThenAPublished(asked)
                .whenTimeAdvancesTo(before)
                .expectDispatchedCommands(new RemindDeadline(
                        CASE,
                        promised.name(),
                        Act.bySystem(
                                "deadlines",
                                NOW,
                                "remind:" + CASE + ":" + promised.name() + ":" + promised.dueAt() + ":" + before)));
        fixture()
                .givenAPublished(OPENED)
                .andThenAPublished(asked)
                .whenPublishingA(met(promised))
                .expectNoScheduledDeadline(before, near);
    }

    @Test
    void remindsAgainOfWhatWasPutOff() {
        InformationRequested asked = asked(1, Party.CUSTOMER, Item.PLACE);
        Instant later = asked.deadline().dueAt().plus(Duration.ofDays(3));
        Instant before = asked.deadline().dueAt().minus(Duration.ofDays(1));
        Instant again = later.minus(Duration.ofDays(1));
        DeadlineName name = asked.deadline().name();
        fixture.givenAPublished(asked)
                .whenPublishingA(new DeadlineExtended(CASE, name, later, Optional.of(again), words("x"), act("extend")))
                .expectNoScheduledDeadline(
                        before,
                        new DeadlineSaga.Near(CASE, name, asked.deadline().dueAt(), Optional.of(before)))
                .expectScheduledDeadline(again, new DeadlineSaga.Near(CASE, name, later, Optional.of(again)));
    }

    @Test
    void oneReminderBringsTheNext() {
        InformationRequested asked = asked(1, Party.CUSTOMER, Item.PLACE);
        Instant due = asked.deadline().dueAt();
        Instant next = due.minus(Duration.ofHours(2));
        DeadlineName name = asked.deadline().name();
        DeadlineApproaching near =
                new DeadlineApproaching(CASE, name, Party.CUSTOMER, due, Optional.of(next), act("remind"));
        fixture.givenAPublished(asked)
                .whenPublishingA(near)
                .expectScheduledDeadline(next, new DeadlineSaga.Near(CASE, name, due, Optional.of(next)));
        fixture()
                .givenAPublished(asked)
                .andThenAPublished(met(asked.deadline()))
                .whenPublishingA(near)
                .expectNoScheduledDeadlines();
    }

    @Test
    void aReminderThatIsToldOfAgainLeavesOneScheduled() {
        InformationRequested asked = asked(1, Party.CUSTOMER, Item.PLACE);
        Instant due = asked.deadline().dueAt();
        Instant next = due.minus(Duration.ofHours(2));
        DeadlineName name = asked.deadline().name();
        DeadlineApproaching near =
                new DeadlineApproaching(CASE, name, Party.CUSTOMER, due, Optional.of(next), act("remind"));
        fixture.givenAPublished(asked)
                .andThenAPublished(near)
                .andThenAPublished(near)
                .whenPublishingA(met(asked.deadline()))
                .expectNoScheduledDeadlines();
    }

    @Test
    void readsASagaThatWasStoredBeforeThereWereReminders() {
        Jackson3Serializer serializer = Jackson3Serializer.builder()
                .jsonMapperBuilderCustomizer(StoredJson::configure)
                .build();
        DeadlineSaga saga = serializer.deserialize(new SimpleSerializedObject<>(
                "{\"scheduled\":{\"RESOLUTION\":\"s-2\"}}", String.class, DeadlineSaga.class.getName(), null));
        assertThat(serializer.serialize(saga, String.class).getData())
                .isEqualTo("{\"scheduled\":{\"RESOLUTION\":\"s-2\"},\"reminders\":{},\"remindersAt\":{}}");
    }

    @Test
    void aDecisionThatPromisesNothingNeedsNoSaga() {
        fixture.givenNoPriorActivity()
                .whenPublishingA(decided(Outcome.SPLIT, Finality.FINAL))
                .expectActiveSagas(0);
    }

    @Test
    void whatStandsStillIsNotWokenUntilItRunsAgain() {
        Instant due = LAST.dueAt().plus(Duration.ofDays(5));
        fixture.givenAPublished(OPENED)
                .whenPublishingA(paused(LAST.name()))
                .expectNoScheduledDeadline(LAST.dueAt(), due(LAST))
                .expectScheduledDeadline(FIRST.dueAt(), due(FIRST));
        fixture()
                .givenAPublished(OPENED)
                .andThenAPublished(paused(LAST.name()))
                .whenPublishingA(resumed(LAST.name(), due))
                .expectScheduledDeadline(due, due(LAST));
    }

    @Test
    void runsAgainAlsoWhenNothingElseWasPending() {
        Instant due = LAST.dueAt().plus(Duration.ofDays(5));
        fixture.givenAPublished(OPENED)
                .andThenAPublished(met(FIRST))
                .whenPublishingA(paused(LAST.name()))
                .expectActiveSagas(0)
                .expectNoScheduledDeadlines();
        fixture()
                .givenAPublished(OPENED)
                .andThenAPublished(met(FIRST))
                .andThenAPublished(paused(LAST.name()))
                .whenPublishingA(resumed(LAST.name(), due))
                .expectActiveSagas(1)
                .expectScheduledDeadline(due, due(LAST));
    }

    @Test
    void wakesTheCaseAtTheInstantToWhichItWasPutOff() {
        Instant due = LAST.dueAt().plus(Duration.ofDays(5));
        fixture.givenAPublished(OPENED)
                .whenPublishingA(extended(LAST.name(), due))
                .expectNoScheduledDeadline(LAST.dueAt(), due(LAST))
                .expectScheduledDeadline(due, due(LAST));
    }

    @Test
    void whatStandsStillAndIsPutOffWaitsUntilItRunsAgain() {
        fixture.givenAPublished(OPENED)
                .andThenAPublished(paused(LAST.name()))
                .whenPublishingA(extended(LAST.name(), LAST.dueAt().plus(Duration.ofDays(5))))
                .expectNoScheduledDeadline(LAST.dueAt().plus(Duration.ofDays(5)), due(LAST));
    }

    @Test
    void remembersItsSchedulesInTheFormInWhichSagasAreStored() {
        String stored =
                "{\"scheduled\":{\"FIRST_RESPONSE\":\"s-1\",\"RESOLUTION\":\"s-2\"},\"reminders\":{\"OFFER\":\"s-3\"},"
                        + "\"remindersAt\":{\"OFFER\":\"2026-11-20T00:00:00Z\"}}";
        Jackson3Serializer serializer = Jackson3Serializer.builder()
                .jsonMapperBuilderCustomizer(StoredJson::configure)
                .build();
        DeadlineSaga saga = serializer.deserialize(
                new SimpleSerializedObject<>(stored, String.class, DeadlineSaga.class.getName(), null));
        assertThat(serializer.serialize(saga, String.class).getData()).isEqualTo(stored);
        assertThat(StoredJson.mapper()
                        .readValue(StoredJson.mapper().writeValueAsString(due(LAST)), DeadlineSaga.Due.class))
                .isEqualTo(due(LAST));
    }

    private static DeadlineSaga.Due due(Deadline deadline) {
        return new DeadlineSaga.Due(CASE, deadline.name());
    }

    private static DeadlineMet met(Deadline deadline) {
        return new DeadlineMet(CASE, deadline.name(), act("contact"));
    }

    private static ExpireDeadline expire(Deadline deadline) {
        return new ExpireDeadline(
                CASE, deadline.name(), Act.bySystem("deadlines", NOW, "expire:" + CASE + ":" + deadline.name()));
    }
}
