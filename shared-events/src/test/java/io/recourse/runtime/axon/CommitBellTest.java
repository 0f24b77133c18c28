package io.recourse.runtime.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who hears of commits, and when. */
class CommitBellTest {

    private static final int THREADS = 4;
    private static final int RINGS = 25_000;

    private final CommitBell bell = new CommitBell();

    @AfterEach
    void stop() {
        bell.close();
    }

    @Test
    void allHearAtOnceWhenItHasBeenQuiet() {
        AtomicInteger prompt = listener(CommitBell.Pace.PROMPT);
        AtomicInteger paced = listener(CommitBell.Pace.PACED);

        bell.ring();

        assertThat(prompt).as("before the ringing ends").hasValue(1);
        assertThat(paced).hasValue(1);
    }

    @Test
    void allHearOfTheLastOfVeryManyCommits() {
        AtomicLong committed = new AtomicLong();
        List<CommitBell.Pace> paces = List.of(CommitBell.Pace.PROMPT, CommitBell.Pace.PACED, CommitBell.Pace.PACED);
        List<AtomicLong> seen =
                paces.stream().map(pace -> reader(pace, committed)).toList();
        AtomicInteger heard = listener(CommitBell.Pace.PACED);

        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            for (int i = 0; i < THREADS; i++) {
                threads.execute(() -> {
                    for (int ring = 0; ring < RINGS; ring++) {
                        committed.incrementAndGet();
                        bell.ring();
                    }
                });
            }
        }

        await().untilAsserted(() ->
                assertThat(seen).allSatisfy(last -> assertThat(last).hasValue(THREADS * RINGS)));
        assertThat(heard.get()).as("the paced hear of many at a time").isLessThan(THREADS * RINGS);
    }

    @Test
    void everyCommitIsHeardOfWhenEachIsWaitedFor() {
        AtomicLong committed = new AtomicLong();
        AtomicLong seen = reader(CommitBell.Pace.PACED, committed);

        for (long i = 1; i <= 50; i++) {
            committed.set(i);
            bell.ring();
            await().pollInterval(Duration.ofMillis(1)).until(() -> seen.get() == committed.get());
        }
    }

    @Test
    void pacedHearOfMoreAtATimeWhileThereIsMuchToDo() {
        AtomicInteger prompt = listener(CommitBell.Pace.PROMPT);
        AtomicInteger paced = listener(CommitBell.Pace.PACED);
        long until = System.nanoTime() + Duration.ofMillis(500).toNanos();

        while (System.nanoTime() < until) {
            bell.ring();
        }

        assertThat(prompt.get()).isGreaterThan(100);
        assertThat(paced.get()).as("not one in ten milliseconds").isBetween(2, 25);
        int heard = paced.get();
        bell.ring();
        await().until(() -> paced.get() > heard);
    }

    @Test
    void listenerWithoutThreadsDoesNotKeepItFromTheOthers() {
        AtomicInteger before = listener(CommitBell.Pace.PROMPT);
        for (CommitBell.Pace pace : CommitBell.Pace.values()) {
            PromptEventStream stopping = stream();
            stopping.setOnAvailableCallback(() -> {
                throw new RejectedExecutionException("stopped");
            });
            bell.tell(stopping, pace);
        }
        AtomicInteger after = listener(CommitBell.Pace.PROMPT);
        AtomicInteger paced = listener(CommitBell.Pace.PACED);

        bell.ring();

        assertThat(List.of(before.get(), after.get(), paced.get())).containsOnly(1);
    }

    @Test
    void closedStreamHearsNoMore() {
        AtomicInteger heard = new AtomicInteger();
        PromptEventStream stream = stream();
        stream.setOnAvailableCallback(heard::incrementAndGet);
        bell.tell(stream, CommitBell.Pace.PROMPT);
        bell.ring();

        stream.close();
        bell.ring();

        assertThat(heard).hasValue(1);
    }

    @Test
    void afterItsEndItStillTellsAtOnce() {
        AtomicInteger prompt = listener(CommitBell.Pace.PROMPT);
        bell.close();

        bell.ring();
        bell.ring();

        assertThat(prompt).hasValue(2);
    }

    private AtomicInteger listener(CommitBell.Pace pace) {
        AtomicInteger heard = new AtomicInteger();
        PromptEventStream stream = stream();
        stream.setOnAvailableCallback(heard::incrementAndGet);
        bell.tell(stream, pace);
        return heard;
    }

    /** What it last saw when it heard the bell. */
    private AtomicLong reader(CommitBell.Pace pace, AtomicLong committed) {
        AtomicLong seen = new AtomicLong();
        PromptEventStream stream = stream();
        stream.setOnAvailableCallback(() -> seen.accumulateAndGet(committed.get(), Math::max));
        bell.tell(stream, pace);
        return seen;
    }

    private PromptEventStream stream() {
        return new PromptEventStream(
                (after, most) -> Optional.of(List.of()), after -> Stream.empty(), null, bell::forget);
    }
}
