package io.recourse.runtime.axon;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.rejection.Rejected;
import io.recourse.rejection.Rejection;
import io.recourse.rejection.Rule;
import java.sql.SQLTransientConnectionException;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.Test;

/** What arrives in another process of a command that failed. */
class PortableFailureTest {

    @Test
    void saysWhatItWas() {
        assertThat(details(new AggregateNotFoundException("case-1", "none"))).isEqualTo(new Absent());
        assertThat(details(new ConcurrencyException("overtaken"))).isEqualTo(new ConcurrentChange());
        assertThat(details(new IllegalStateException(new SQLTransientConnectionException("away"))))
                .isEqualTo(new Outage());
    }

    @Test
    void leavesARejectionAsItIs() {
        Rejected rejected = new Rejected(Rejection.of(Rule.REFUND_EXCEEDS_REFUNDABLE));

        assertThat(PortableFailure.of(rejected)).isSameAs(rejected);
    }

    @Test
    void leavesWhatIsAFaultOfOurs() {
        IllegalStateException fault = new IllegalStateException("a fault");

        assertThat(PortableFailure.of(fault)).isSameAs(fault);
        assertThat(PortableFailure.details(fault)).isEmpty();
    }

    @Test
    void anOutageElsewherePassesAsOneHere() {
        assertThat(PassingFailure.is(new CommandExecutionException("remote", null, new Outage())))
                .isTrue();
        assertThat(PassingFailure.is(new CommandExecutionException("remote", null, new Absent())))
                .isFalse();
    }

    private static Object details(Throwable failure) {
        return PortableFailure.details(PortableFailure.of(failure)).orElseThrow();
    }
}
