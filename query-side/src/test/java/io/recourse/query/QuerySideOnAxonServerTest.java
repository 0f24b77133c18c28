package io.recourse.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.recourse.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import org.axonframework.axonserver.connector.event.axon.AxonServerEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/** The query side as it runs beside others, on Axon Server. */
@Tag("axonserver")
@EnabledIfEnvironmentVariable(
        named = "AXON_SERVER",
        matches = ".+",
        disabledReason = "needs a running Axon Server: set AXON_SERVER to its host:port")
@SpringBootTest(classes = QuerySideApplication.class)
@ActiveProfiles("axonserver")
@ContextConfiguration(initializers = TestDatabase.Initializer.class)
@ExtendWith(OutputCaptureExtension.class)
class QuerySideOnAxonServerTest {

    @Autowired
    private EventStore events;

    @Autowired
    private HealthEndpoint health;

    @Test
    void startsReadyAndWithoutAWarning(CapturedOutput output) {
        assertThat(events).isInstanceOf(AxonServerEventStore.class);
        await().atMost(Duration.ofSeconds(20)).until(() -> status("axonServer").equals(Status.UP));
        assertThat(List.of(status("processing"), status("projections"))).containsOnly(Status.UP);
        assertThat(output.getAll()).doesNotContain(" WARN ", " ERROR ");
    }

    private Status status(String component) {
        var found = health.healthForPath(component);
        return found == null ? Status.UNKNOWN : found.getStatus();
    }
}
