package io.recourse.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.recourse.command.payment.BulkRecordings;
import io.recourse.command.payment.ImportedPayment;
import io.recourse.payment.RecordPayment;
import io.recourse.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
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

/** The command side as it runs beside others, on Axon Server. */
@Tag("axonserver")
@EnabledIfEnvironmentVariable(
        named = "AXON_SERVER",
        matches = ".+",
        disabledReason = "needs a running Axon Server: set AXON_SERVER to its host:port")
@SpringBootTest(classes = CommandSideApplication.class)
@ActiveProfiles("axonserver")
@ContextConfiguration(initializers = TestDatabase.Initializer.class)
@ExtendWith(OutputCaptureExtension.class)
class CommandSideOnAxonServerTest {

    @Autowired
    private EventStore events;

    @Autowired
    private BulkRecordings bulk;

    @Autowired
    private HealthEndpoint health;

    @Test
    void startsReadyAndWithoutAWarning(CapturedOutput output) {
        assertThat(events).isInstanceOf(AxonServerEventStore.class);
        await().atMost(Duration.ofSeconds(20)).until(() -> status("axonServer").equals(Status.UP));
        assertThat(List.of(status("processing"), status("projections"))).containsOnly(Status.UP);
        assertThat(output.getAll()).doesNotContain(" WARN ", " ERROR ");
    }

    @Test
    void manyPaymentsAreRecordedOnce() {
        String run = UUID.randomUUID().toString();
        List<RecordPayment> payments = Stream.of("1", "2", "3")
                .map(name -> ImportedPayment.command(
                        ImportedPayment.document("""
                        {"paymentId": "%s-%s", "customerId": "c-1", "merchantId": "m-1",
                         "amount": {"amount": "88.00", "currency": "CNY"}, "capturedAt": "2026-11-18T09:30:15Z"}""".formatted(run, name)), Instant.parse("2026-11-20T06:00:00Z")))
                .toList();

        assertThat(bulk.record(payments.subList(0, 2))).containsOnly(BulkRecordings.Outcome.NEW);
        assertThat(bulk.record(payments))
                .containsExactly(
                        BulkRecordings.Outcome.KNOWN, BulkRecordings.Outcome.KNOWN, BulkRecordings.Outcome.NEW);
    }

    private Status status(String component) {
        var found = health.healthForPath(component);
        return found == null ? Status.UNKNOWN : found.getStatus();
    }
}
