package io.recourse.standalone.payments;

import io.recourse.runtime.health.ProcessorReport;
import io.recourse.runtime.health.Processors;
import io.recourse.standalone.Console;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Lets everybody who reads events come to the last of them. */
final class CatchUp {

    private static final Duration INTERVAL = Duration.ofMillis(50);
    private static final Duration TOLD_EVERY = Duration.ofSeconds(5);

    /** Without a step forward for so long, whoever is behind is left to the next start. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Processors processors;
    private final Console console;
    private long least = Long.MAX_VALUE;
    private long steppedNanos = System.nanoTime();
    private long toldNanos = System.nanoTime();

    CatchUp(Processors processors, Console console) {
        this.processors = processors;
        this.console = console;
    }

    /** How many events the slowest is behind when all have come to the end, or stand still. */
    long await() throws InterruptedException {
        CompletableFuture<Long> ended = new CompletableFuture<>();
        ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor();
        try {
            looks.scheduleWithFixedDelay(() -> look(ended), 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
            return ended.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Cannot tell how far the readers are", e);
        } finally {
            looks.shutdownNow();
        }
    }

    private void look(CompletableFuture<Long> ended) {
        try {
            long behind = behind();
            long now = System.nanoTime();
            if (behind < least) {
                least = behind;
                steppedNanos = now;
            }
            if (behind == 0 || now - steppedNanos > PATIENCE.toNanos()) {
                ended.complete(behind);
            } else if (now - toldNanos > TOLD_EVERY.toNanos()) {
                toldNanos = now;
                console.progress(String.format(Locale.ROOT, "Recorded; what is read is %,d events behind", behind));
            }
        } catch (RuntimeException e) {
            ended.completeExceptionally(e);
        }
    }

    /** Who has not begun is as far behind as one can be. */
    private long behind() {
        return processors.reports().stream()
                .map(ProcessorReport::behind)
                .mapToLong(behind -> behind.orElse(Long.MAX_VALUE))
                .max()
                .orElse(0);
    }
}
