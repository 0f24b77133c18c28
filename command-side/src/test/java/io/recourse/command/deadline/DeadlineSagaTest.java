package io.recourse.command.deadline;

import static io.recourse.sample.Sample.CASE;
import static io.recourse.sample.Sample.NOW;
import static io.recourse.sample.Sample.act;
import static io.recourse.sample.Sample.cny;
import static io.recourse.sample.SampleEvents.expired;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.actor.Act;
import io.recourse.deadline.Deadline;
import io.recourse.dispute.DeadlineMet;
import io.recourse.dispute.DisputeOpened;
import io.recourse.dispute.ExpireDeadline;
import io.recourse.runtime.json.StoredJson;
import io.recourse.sample.Sample;
import io.recourse.sample.SampleEvents;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.test.saga.SagaTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The first response is due 15 days after opening, the resolution 60. */
class DeadlineSagaTest {

    private static final DisputeOpened OPENED = SampleEvents.opened(Sample.complaint(), cny("88.00"));
    private static final Deadline FIRST = Sample.firstResponse();
    private static final Deadline LAST = Sample.resolution();

    private final SagaTestFixture<DeadlineSaga> fixture = new SagaTestFixture<>(DeadlineSaga.class);

    @BeforeEach
    void clock() {
        fixture.registerResource(Clock.fixed(NOW, ZoneOffset.UTC));
        fixture.givenCurrentTime(NOW);
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
                OPENED.policy(),
                List.of(),
                OPENED.act());
        fixture.givenNoPriorActivity().whenPublishingA(bare).expectActiveSagas(0);
    }

    @Test
    void remembersItsSchedulesInTheFormInWhichSagasAreStored() {
        String stored = "{\"scheduled\":{\"FIRST_RESPONSE\":\"s-1\",\"RESOLUTION\":\"s-2\"}}";
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
