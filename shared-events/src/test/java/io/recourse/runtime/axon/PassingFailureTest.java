package io.recourse.runtime.axon;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.sql.SQLException;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.junit.jupiter.api.Test;

/** What is tried again until it is over, and what puts an event aside. */
class PassingFailureTest {

    @Test
    void axonServerThatIsAwayPasses() {
        assertThat(PassingFailure.is(new EventStoreException(
                        "Error occurred while communicating with Axon Server",
                        new IllegalStateException(new StatusRuntimeException(Status.UNAVAILABLE)))))
                .isTrue();
    }

    @Test
    void whatTheDatabaseSaysDecides() {
        assertThat(PassingFailure.is(new IllegalStateException(new SQLException("gone", "08006"))))
                .isTrue();
        assertThat(PassingFailure.is(new IllegalStateException(new SQLException("twice", "23505"))))
                .isFalse();
    }

    @Test
    void failureOfAHandlerStays() {
        assertThat(PassingFailure.is(new EventStoreException("cannot be read", new IllegalStateException("handler"))))
                .isFalse();
    }
}
