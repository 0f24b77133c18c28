package io.recourse.runtime.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

@Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TimelyHealthTest {

    private static final Duration SHORT = Duration.ofMillis(50);

    @Test
    void whatIsAnsweredInTimeIsTheAnswer() {
        Health answer = Health.outOfService().withDetail("why", "so").build();

        assertThat(new TimelyHealth(() -> answer, Duration.ofSeconds(20)).health())
                .isEqualTo(answer);
    }

    @Test
    void whoFailsIsDown() {
        Health health = new TimelyHealth(
                        () -> {
                            throw new IllegalStateException("gone");
                        },
                        Duration.ofSeconds(20))
                .health();

        assertThat(health.getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.getDetails()).containsKey("error");
    }

    @Test
    void whoDoesNotAnswerIsDownAndIsNotAskedAgainBeforeItHasAnswered() {
        CountDownLatch gone = new CountDownLatch(1);
        AtomicInteger asked = new AtomicInteger();
        TimelyHealth health = new TimelyHealth(
                () -> {
                    asked.incrementAndGet();
                    try {
                        gone.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    return Health.up().build();
                },
                SHORT);

        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(asked).hasValue(1);

        gone.countDown();
        await().until(() -> health.health().getStatus().equals(Status.UP));
    }

    @Test
    void nobodyWaitsAgainForOneThatWasLateBeforeItHasAnswered() {
        CountDownLatch gone = new CountDownLatch(1);
        AtomicInteger asked = new AtomicInteger();
        TimelyHealth health = new TimelyHealth(
                () -> {
                    asked.incrementAndGet();
                    try {
                        gone.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    throw new IllegalStateException("gone");
                },
                SHORT);
        assertThat(health.health().getDetails()).doesNotContainKey("error");
        gone.countDown();

        await().atMost(Duration.ofSeconds(20))
                .until(() -> health.health().getDetails().containsKey("error"));
        assertThat(asked).as("is asked again").hasValueGreaterThan(1);
    }
}
