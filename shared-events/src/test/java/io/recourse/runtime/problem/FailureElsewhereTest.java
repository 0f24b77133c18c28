package io.recourse.runtime.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.rejection.Rejected;
import io.recourse.rejection.Rejection;
import io.recourse.rejection.Rule;
import io.recourse.runtime.axon.Absent;
import io.recourse.runtime.axon.ConcurrentChange;
import io.recourse.runtime.axon.Outage;
import java.util.List;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.messaging.RemoteExceptionDescription;
import org.axonframework.messaging.RemoteHandlingException;
import org.junit.jupiter.api.Test;

/** A caller is told the same, wherever the command was handled: of another process only details arrive. */
class FailureElsewhereTest {

    @Test
    void isAnsweredAsIfItHadHappenedHere() {
        assertThat(elsewhere(new Absent())).isEqualTo(ProblemType.NOT_FOUND);
        assertThat(elsewhere(new ConcurrentChange())).isEqualTo(ProblemType.CONFLICT);
        assertThat(elsewhere(new Outage())).isEqualTo(ProblemType.UNAVAILABLE);
        Rejection rejection = Rejection.of(Rule.REFUND_EXCEEDS_REFUNDABLE);
        assertThat(elsewhere(rejection))
                .isEqualTo(Failures.of(new Rejected(rejection)).type());
    }

    @Test
    void isAFaultOfOursWhenNothingIsKnownOfIt() {
        assertThat(elsewhere("other details")).isEqualTo(ProblemType.INTERNAL_ERROR);
    }

    private static ProblemType elsewhere(Object details) {
        return Failures.of(new CommandExecutionException(
                        "remote",
                        new RemoteHandlingException(new RemoteExceptionDescription(List.of("a cause"))),
                        details))
                .type();
    }
}
