package io.recourse.runtime.axon;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AwaitedServerTest {

    @Test
    void aStartGoesOnWhenTheServerIsThere() {
        AtomicInteger looks = new AtomicInteger();

        assertThat(AwaitedServer.await(() -> looks.incrementAndGet() == 3, Duration.ofMinutes(1)))
                .isTrue();
        assertThat(looks).hasValue(3);
    }

    @Test
    void itDoesNotWaitForEver() {
        assertThat(AwaitedServer.await(() -> false, Duration.ofMillis(10))).isFalse();
    }
}
