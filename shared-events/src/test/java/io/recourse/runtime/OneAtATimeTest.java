package io.recourse.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.recourse.runtime.admission.OneAtATime;
import io.recourse.runtime.problem.ProblemException;
import io.recourse.runtime.problem.ProblemType;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class OneAtATimeTest {

    private final OneAtATime one = new OneAtATime(Duration.ofSeconds(10));

    @Test
    void whoComesMeanwhileIsTurnedAwayAndDoesNothing() {
        String done = one.run(() -> {
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> one.run(() -> {
                        throw new AssertionError("done twice at once");
                    }))
                    .extracting(ProblemException::type)
                    .isEqualTo(ProblemType.BUSY);
            return "done";
        });
        assertThat(done).isEqualTo("done");
    }

    @Test
    void isFreeAgainAfterAFailure() {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> one.run(() -> {
                    throw new IOException("the work failed");
                }));
        assertThat(one.<String, RuntimeException>run(() -> "done")).isEqualTo("done");
    }
}
