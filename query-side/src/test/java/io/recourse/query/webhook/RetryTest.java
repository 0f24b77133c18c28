package io.recourse.query.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.recourse.query.webhook.Shop.Received;
import io.recourse.webhook.WebhookPingRequested;
import io.recourse.webhook.WebhookReplayRequested;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What happens to messages that do not arrive at once. */
class RetryTest extends SendingTest {

    @Test
    void messageIsTriedSixteenTimesOnTheScheduleWithTheSameIdAndBytesAndThenGivenUp() {
        registered();
        shop.answers(500);
        changed(1, 0);

        sendEverything();

        List<Received> attempts = shop.received();
        assertThat(attempts).hasSize(16);
        assertThat(IntStream.range(1, 16)
                        .mapToObj(i -> Duration.ofSeconds(attempts.get(i).timestamp()
                                - attempts.get(i - 1).timestamp())))
                .containsExactlyElementsOf(Stream.of(
                                "15s", "15s", "30s", "3m", "10m", "20m", "30m", "30m", "30m", "60m", "3h", "3h", "3h",
                                "6h", "6h")
                        .map(wait -> Duration.parse("PT" + wait.toUpperCase(Locale.ROOT)))
                        .toList());
        assertThat(attempts.stream().map(Received::id).distinct()).hasSize(1);
        assertThat(attempts.stream().map(Received::body).distinct()).hasSize(1);
        assertThat(attempts.stream().map(Received::signatures).distinct())
                .as("signed anew each time")
                .hasSize(16);
        assertThat(count(DeliveryState.DEAD)).isEqualTo(1);
        assertThat(count(DeliveryState.PENDING)).isZero();
    }

    @Test
    void newerVersionWaitsBehindTheOlderAndOtherCasesDoNot() {
        registered();
        shop.answers(message -> message.version() == 0 ? 500 : 204);
        changed(1, 0);
        send();
        changed(1, 1);
        changed(2, 5);
        send();
        send();
        assertThat(told()).containsExactly("dispute.opened 0", "dispute.opened 5");

        shop.answers(204);
        later(Duration.ofSeconds(15));
        send();
        send();

        assertThat(told().subList(2, 4)).containsExactly("dispute.opened 0", "dispute.updated 1");
        assertThat(count(DeliveryState.PENDING)).isZero();
    }

    @Test
    void whatWaitsBehindAGivenUpMessageGoesOn() {
        registered();
        shop.answers(message -> message.version() == 0 ? 500 : 204);
        changed(1, 0);
        send();
        changed(1, 1);

        sendEverything();

        assertThat(told()).hasSize(17).endsWith("dispute.updated 1");
        assertThat(count(DeliveryState.DEAD)).isEqualTo(1);
        assertThat(count(DeliveryState.DELIVERED)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"503, 120, PT2M", "429, 120, PT2M", "429, 1, PT15S", "503, 999999, PT6H", "500, 120, PT15S"})
    void whoIsBusyMayAskForPatienceWithinBounds(int status, String seconds, Duration wait) {
        registered();
        shop.asksForPatience(status, seconds);
        changed(1, 0);

        send();

        assertThat(nextDue()).contains(clock.instant().plus(wait));
    }

    @Test
    void patienceThatIsAskedForHoldsForTheWholeWebhook() {
        registered();
        shop.asksForPatience(429, "120");
        changed(1, 0);
        send();
        changed(2, 0);
        send();
        assertThat(shop.received()).hasSize(1);

        shop.asksForPatience(204, "");
        later(Duration.ofMinutes(2));
        send();
        assertThat(shop.received()).hasSize(3);
    }

    @Test
    void redirectIsAFailureAndNotFollowed() {
        try (Shop elsewhere = new Shop()) {
            registered();
            shop.sendsElsewhere(elsewhere.url());
            changed(1, 0);

            send();

            assertThat(shop.received()).hasSize(1);
            assertThat(elsewhere.received()).isEmpty();
            assertThat(nextDue()).contains(clock.instant().plusSeconds(15));
        }
    }

    @Test
    void afterManyFailuresOnlyOneMessageIsTriedUntilOneArrives() {
        registered();
        shop.answers(500);
        for (int number = 1; number <= 20; number++) {
            changed(number, 0);
        }
        send();
        send();
        int before = shop.received().size();
        assertThat(before).as("the first four, and what was on its way").isBetween(5, 8);
        send();
        later(Duration.ofSeconds(50));
        send();
        assertThat(shop.received()).hasSize(before);

        clock.advanceTo(nextDue().orElseThrow());
        send();
        assertThat(shop.received()).as("one trial").hasSize(before + 1);
        send();
        assertThat(shop.received()).hasSize(before + 1);

        shop.answers(204);
        clock.advanceTo(nextDue().orElseThrow());
        send();
        assertThat(shop.received()).as("the trial arrives").hasSize(before + 2);
        send();
        assertThat(shop.received().size()).as("all others may go").isGreaterThan(before + 2);
        sendEverything();
        assertThat(count(DeliveryState.DELIVERED)).isEqualTo(20);
    }

    @Test
    void whatBecameTooOldBehindAWebhookThatDoesNotAnswerIsGivenUp() {
        registered();
        shop.answers(500);
        for (int number = 1; number <= 20; number++) {
            changed(number, 0);
        }
        changed(1, 1);

        sendEverything();

        assertThat(count(DeliveryState.DEAD)).isEqualTo(20);
        assertThat(clock.instant()).isBefore(SendingApplication.START.plus(Duration.ofDays(1000)));
        assertThat(database.sql("select max(ended_at - created_at) <= interval '33 hours' from query.webhook_delivery")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void whoIsGoneIsLeftAloneUntilTheMerchantAsks() {
        registered();
        shop.answers(410);
        changed(1, 0);
        send();
        changed(2, 0);
        later(Duration.ofHours(1));
        send();
        assertThat(shop.received()).hasSize(1);
        assertThat(count(DeliveryState.DEAD)).isEqualTo(1);
        assertThat(count(DeliveryState.PENDING)).isZero();

        shop.answers(204);
        happened(new WebhookPingRequested(MERCHANT, WEBHOOK, act("ping")));
        send();
        changed(3, 0);
        send();
        assertThat(shop.received().subList(1, 3))
                .extracting(Received::type)
                .containsExactly("webhook.ping", "dispute.opened");

        happened(new WebhookReplayRequested(MERCHANT, WEBHOOK, SendingApplication.START, act("replay")));
        send();
        assertThat(shop.received().stream().map(Received::disputeId))
                .as("what was given up, and what was not even made")
                .contains(dispute(1).value(), dispute(2).value());
    }

    @Test
    void slowWebhookTakesFourAtOnceAndHoldsUpNobodyElse() {
        try (Shop quick = new Shop()) {
            registered();
            happened(registered(OTHER_MERCHANT, OTHER_WEBHOOK, quick.url()));
            shop.hesitate();
            for (int number = 1; number <= 10; number++) {
                changed(number, 0);
            }
            dispatcher.step();
            await().until(() -> shop.underWay() == 4);

            for (int number = 11; number <= 30; number++) {
                changed(OTHER_MERCHANT, number, 0, "OPEN");
            }
            await().until(() -> {
                dispatcher.step();
                return quick.received().size() == 20;
            });

            assertThat(shop.received()).isEmpty();
            assertThat(dispatcher.drained(Duration.ZERO)).isFalse();
            shop.goOn();
            await().until(() -> {
                dispatcher.step();
                return shop.received().size() == 10;
            });
            assertThat(shop.mostAtOnce()).isEqualTo(4);
        }
    }

    @Test
    void whoDiesLosesNothingAndWhatItLearnsTooLateIsNotNoted() {
        registered();
        changed(1, 0);
        fanOut.step();
        Claimed dead = outbox.take(outbox.due().getFirst(), 4, false).getFirst();
        changed(1, 1);
        send();
        assertThat(shop.received()).as("it is another's").isEmpty();

        later(Outbox.LEASE);
        shop.answers(500);
        send();
        assertThat(told()).containsExactly("dispute.opened 0");
        outbox.note(dead, new Outcome.Answered(200, Optional.empty()));
        assertThat(count(DeliveryState.DELIVERED)).isZero();

        shop.answers(204);
        sendEverything();
        assertThat(told()).containsExactly("dispute.opened 0", "dispute.opened 0", "dispute.updated 1");
    }

    @Test
    void twoAtOnceSendEachCaseInOrderAndLoseNothing() throws InterruptedException {
        registered();
        Set<String> failedOnce = ConcurrentHashMap.newKeySet();
        shop.answers(message -> message.version() % 3 == 1 && failedOnce.add(message.id()) ? 503 : 204);
        Dispatcher other = newDispatcher();
        Thread writer = Thread.ofPlatform().start(() -> {
            for (int version = 0; version < 12; version++) {
                for (int number = 1; number <= 6; number++) {
                    changed(number, version);
                }
                fanOut.step();
            }
        });
        do {
            List<Thread> both = Stream.of(dispatcher, other)
                    .map(one -> Thread.ofPlatform().start(() -> {
                        for (int i = 0; i < 5; i++) {
                            one.step();
                        }
                        one.drained(PATIENCE);
                    }))
                    .toList();
            for (Thread one : both) {
                one.join();
            }
            // Only now: whoever sends while time flies may lose what it has taken.
            later(Duration.ofSeconds(5));
        } while (writer.isAlive() || count(DeliveryState.PENDING) > 0);

        assertThat(count(DeliveryState.DEAD)).isZero();
        for (int number = 1; number <= 6; number++) {
            String id = dispute(number).value();
            List<Long> versions = shop.received().stream()
                    .filter(message -> message.disputeId().equals(id))
                    .map(Received::version)
                    .toList();
            assertThat(versions).isSorted().endsWith(11L);
            assertThat(shop.received().stream()
                            .filter(message -> message.disputeId().equals(id))
                            .map(Received::id)
                            .distinct())
                    .as("each message")
                    .hasSize(database.sql("select count(*) from query.webhook_delivery where subject = :id")
                            .param("id", id)
                            .query(Integer.class)
                            .single());
        }
    }

    @Test
    void deliveriesAreForgottenButForTheLastOfEachCase() {
        registered();
        changed(1, 0);
        send();
        changed(1, 1);
        send();
        happened(new WebhookPingRequested(MERCHANT, WEBHOOK, act("ping")));
        send();
        Retention retention = new Retention(database, Duration.ofDays(30), clock);

        retention.step();
        assertThat(count(DeliveryState.DELIVERED)).isEqualTo(3);
        later(Duration.ofDays(31));
        retention.step();
        assertThat(count(DeliveryState.DELIVERED)).isEqualTo(1);

        changed(1, 2);
        send();
        assertThat(told()).endsWith("dispute.updated 2");
    }

    @Test
    void waitsAreUpToATenthLongerSoThatNotAllComeBackAtOnce() {
        Instant now = SendingApplication.START;
        Schedule least = new Schedule(() -> 0);
        Schedule most = new Schedule(() -> 1);

        for (int attempt = 1; attempt <= 15; attempt++) {
            Duration wait = Schedule.WAITS.get(attempt - 1);
            assertThat(least.next(attempt, now, Optional.empty(), now)).contains(now.plus(wait));
            assertThat(most.next(attempt, now, Optional.empty(), now))
                    .contains(now.plus(wait).plus(wait.dividedBy(10)));
        }
        assertThat(Schedule.WAITS.stream().reduce(Duration.ZERO, Duration::plus))
                .isEqualTo(Duration.parse("PT24H4M"))
                .isLessThan(Schedule.LIFETIME);
    }
}
