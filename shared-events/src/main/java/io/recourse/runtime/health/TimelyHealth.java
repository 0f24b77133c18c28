package io.recourse.runtime.health;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * Is down when the other one does not answer in time, and until it has answered. When the network to the database is gone, each of them
 * waits for as long as a connection may take; one after the other they would outlast whoever asks for the health. One that is still
 * waiting is not asked again, and whoever asks meanwhile does not wait for it.
 */
final class TimelyHealth implements HealthIndicator {

    private final HealthIndicator asked;
    private final Duration patience;
    private Optional<CompletableFuture<Health>> question = Optional.empty();
    private boolean late;

    TimelyHealth(HealthIndicator asked, Duration patience) {
        this.asked = asked;
        this.patience = patience;
    }

    @Override
    public Health health() {
        Optional<Health> afterAll = answeredAfterAll();
        if (afterAll.isPresent()) {
            return afterAll.get();
        }
        CompletableFuture<Health> open = open();
        Health answer = open.copy()
                .completeOnTimeout(silent(), isLate() ? 0 : patience.toNanos(), TimeUnit.NANOSECONDS)
                .join();
        answered(open.isDone());
        return answer;
    }

    /** What a late one has answered; the next question is put when that is no good news. */
    private synchronized Optional<Health> answeredAfterAll() {
        Optional<Health> answer = question.filter(open -> late && open.isDone()).map(CompletableFuture::join);
        if (answer.filter(health -> health.getStatus().equals(Status.UP)).isPresent()) {
            late = false;
            return Optional.empty();
        }
        answer.ifPresent(health -> question = Optional.of(ask()));
        return answer;
    }

    private synchronized CompletableFuture<Health> open() {
        CompletableFuture<Health> open =
                question.filter(asked -> !asked.isDone()).orElseGet(this::ask);
        question = Optional.of(open);
        return open;
    }

    private synchronized boolean isLate() {
        return late;
    }

    private synchronized void answered(boolean inTime) {
        late = !inTime;
    }

    private CompletableFuture<Health> ask() {
        CompletableFuture<Health> answer = new CompletableFuture<>();
        Thread.ofVirtual().name("health").start(() -> {
            try {
                answer.complete(asked.health());
            } catch (RuntimeException | Error failure) {
                answer.complete(Health.down(failure).build());
            }
        });
        return answer;
    }

    private Health silent() {
        return Health.down()
                .withDetail("reason", "no answer within " + patience.toSeconds() + " s")
                .build();
    }
}
