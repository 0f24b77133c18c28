package io.recourse.command.hold;

import static io.recourse.sample.Sample.CASE;
import static io.recourse.sample.Sample.CUSTOMER;
import static io.recourse.sample.Sample.NOW;
import static io.recourse.sample.Sample.act;
import static io.recourse.sample.Sample.words;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.dispute.AccountHoldReleased;
import io.recourse.dispute.AccountHoldRequested;
import io.recourse.dispute.CaseId;
import io.recourse.payment.CustomerId;
import io.recourse.runtime.clock.VirtualClock;
import io.recourse.runtime.json.StoredJson;
import io.recourse.sample.Sample;
import java.time.Duration;
import java.time.Instant;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.test.saga.ContinuedGivenState;
import org.axonframework.test.saga.SagaTestFixture;
import org.junit.jupiter.api.Test;

class AccountHoldSagaTest {

    private static final EventMessage<?> REQUESTED =
            message("e1", new AccountHoldRequested(CASE, CUSTOMER, words("stolen"), act("hold")));
    private static final EventMessage<?> RELEASED =
            message("e2", new AccountHoldReleased(CASE, CUSTOMER, words("found"), act("release")));

    private final ScriptedWallet wallet = new ScriptedWallet();
    private final VirtualClock clock = new VirtualClock(NOW);

    @Test
    void locksAndUnlocksAtOnce() {
        fixture().givenNoPriorActivity().whenPublishingA(REQUESTED).expectActiveSagas(0);
        fixture().givenAPublished(REQUESTED).whenPublishingA(RELEASED).expectActiveSagas(0);
        assertThat(wallet.told()).containsExactly("lock e1", "lock e1", "unlock e2");
    }

    @Test
    void asksAgainWhenTheWalletDoesNotAnswer() {
        wallet.unavailable(1);
        fixture()
                .givenNoPriorActivity()
                .whenPublishingA(REQUESTED)
                .expectActiveSagas(1)
                .expectScheduledDeadline(Duration.ofSeconds(1), CASE);
        assertThat(wallet.told()).isEmpty();
    }

    @Test
    void unlocksOnlyAfterItHasLocked() {
        wallet.unavailable(1);
        fixture()
                .givenAPublished(REQUESTED)
                .andThenAPublished(RELEASED)
                .whenTimeElapses(Duration.ofSeconds(1))
                .expectActiveSagas(0);
        assertThat(wallet.told()).containsExactly("lock e1", "unlock e2");
        assertThat(wallet.asked()).isEqualTo(3);
    }

    @Test
    void waitsTwiceAsLongEachTimeAndAMinuteAtMost() throws Exception {
        int tries = 9;
        wallet.unavailable(tries);
        ContinuedGivenState down = fixture().givenAPublished(REQUESTED);
        Instant next = NOW;
        for (int failed = 1; failed <= tries; failed++) {
            assertThat(wallet.asked()).isEqualTo(failed);
            next = next.plusSeconds(Math.min(1L << (failed - 1), 60));
            down.andThenTimeAdvancesTo(next.minusNanos(1_000));
            assertThat(wallet.asked()).as("before %s", next).isEqualTo(failed);
            clock.advanceTo(next);
            down.andThenTimeAdvancesTo(next);
        }
        assertThat(wallet.told()).containsExactly("lock e1");
    }

    @Test
    void anEventThatIsDeliveredAgainWhileItWaitsIsOneOrder() {
        wallet.unavailable(1);
        fixture()
                .givenAPublished(REQUESTED)
                .andThenAPublished(REQUESTED)
                .whenTimeElapses(Duration.ofSeconds(1))
                .expectActiveSagas(0);
        assertThat(wallet.told()).containsExactly("lock e1");
    }

    @Test
    void oneCaseDoesNotWaitForAnother() {
        CaseId other = Sample.dispute(2);
        wallet.unavailable(1);
        fixture()
                .givenAPublished(REQUESTED)
                .whenPublishingA(message(
                        "e3", new AccountHoldRequested(other, CustomerId.of("c-2"), words("stolen"), act("hold-2"))))
                .expectActiveSagas(1);
        assertThat(wallet.told()).containsExactly("lock e3");
    }

    @Test
    void remembersItsOrdersInTheFormInWhichSagasAreStored() {
        String stored = "{\"waiting\":[{\"locks\":true,\"instruction\":{\"caseId\":\"" + CASE
                + "\",\"eventId\":\"e1\",\"customerId\":\"c-17\"}}],\"failedTries\":2}";
        Jackson3Serializer serializer = Jackson3Serializer.builder()
                .jsonMapperBuilderCustomizer(StoredJson::configure)
                .build();
        AccountHoldSaga saga = serializer.deserialize(
                new SimpleSerializedObject<>(stored, String.class, AccountHoldSaga.class.getName(), null));
        assertThat(serializer.serialize(saga, String.class).getData()).isEqualTo(stored);
    }

    private SagaTestFixture<AccountHoldSaga> fixture() {
        SagaTestFixture<AccountHoldSaga> fixture = new SagaTestFixture<>(AccountHoldSaga.class);
        fixture.registerResource(clock);
        fixture.registerResource(wallet);
        fixture.givenCurrentTime(NOW);
        return fixture;
    }

    private static EventMessage<?> message(String id, Object event) {
        return new GenericEventMessage<>(id, event, MetaData.emptyInstance(), NOW);
    }
}
