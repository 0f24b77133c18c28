package io.recourse.query.merchant;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.payment.MerchantId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class WaitingTest {

    private static final MerchantId ONE = MerchantId.of("m-1");
    private static final MerchantId OTHER = MerchantId.of("m-2");
    private static final Duration LONG = Duration.ofMinutes(5);

    private final Waiting waiting = new Waiting(3, 2);

    @Test
    void placesAreBoundedForEachMerchantAndForAll() {
        Waiting.Place first = waiting.take("a", ONE).orElseThrow();
        assertThat(waiting.take("b", ONE)).isPresent();
        assertThat(waiting.take("c", ONE)).as("of one merchant").isEmpty();
        assertThat(waiting.take("c", OTHER)).isPresent();
        assertThat(waiting.take("d", OTHER)).as("of all").isEmpty();

        first.close();
        assertThat(waiting.take("d", ONE)).isPresent();
    }

    @Test
    void everybodyWhoWaitsForTheSameIsWokenAndNobodyElse() {
        AtomicBoolean changed = new AtomicBoolean();
        Waiting all = new Waiting(10_000, 10_000);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Boolean>> woken = new ArrayList<>();
            CountDownLatch waits = new CountDownLatch(1_000);
            for (int i = 0; i < 1_000; i++) {
                woken.add(CompletableFuture.supplyAsync(
                        () -> {
                            try (Waiting.Place place = all.take("case", ONE).orElseThrow()) {
                                waits.countDown();
                                return place.until(changed::get, LONG);
                            }
                        },
                        threads));
            }
            CompletableFuture<Boolean> elsewhere = CompletableFuture.supplyAsync(
                    () -> {
                        try (Waiting.Place place = all.take("other", ONE).orElseThrow()) {
                            return place.until(() -> false, LONG);
                        }
                    },
                    threads);
            await(waits);
            changed.set(true);
            all.wake("case");

            assertThat(woken).allSatisfy(one -> assertThat(one.join()).isTrue());
            assertThat(elsewhere).isNotDone();
            all.stop();
            assertThat(elsewhere.join()).as("sent home").isFalse();
        }
    }

    @Test
    void nobodyWaitsForWhatHasHappenedOrLongerThanItLikes() {
        Waiting.Place place = waiting.take("case", ONE).orElseThrow();

        assertThat(place.until(() -> true, LONG)).isTrue();
        assertThat(place.until(() -> false, Duration.ZERO)).isFalse();
        assertThat(place.until(() -> false, Duration.ofMillis(1))).isFalse();
    }

    @Test
    void nobodyBeginsToWaitInAProcessThatStops() {
        Waiting.Place place = waiting.take("case", ONE).orElseThrow();
        waiting.stop();

        assertThat(place.until(() -> false, LONG)).isFalse();
        assertThat(waiting.take("case", OTHER)).isEmpty();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
