package io.recourse.standalone.cfpb;

import io.recourse.standalone.data.UserError;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** Waits for what other threads bring about. */
final class Until {

    private static final long INTERVAL_MILLIS = 3;

    private Until() {}

    /** @throws UserError when {@code condition} does not come true within {@code patience} */
    static void is(String what, BooleanSupplier condition, Duration patience) throws InterruptedException {
        if (condition.getAsBoolean()) {
            return;
        }
        CompletableFuture<Boolean> met = new CompletableFuture<>();
        ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor();
        try {
            looks.scheduleWithFixedDelay(() -> look(condition, met), 0, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
            met.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw ReplayFailure.of(e);
        } catch (TimeoutException e) {
            throw new UserError("Waited " + patience.toSeconds() + " s in vain until " + what
                    + "; everything is kept, run the import again to count once more.");
        } finally {
            looks.shutdownNow();
        }
    }

    private static void look(BooleanSupplier condition, CompletableFuture<Boolean> met) {
        try {
            if (condition.getAsBoolean()) {
                met.complete(true);
            }
        } catch (RuntimeException e) {
            met.completeExceptionally(e);
        }
    }
}
