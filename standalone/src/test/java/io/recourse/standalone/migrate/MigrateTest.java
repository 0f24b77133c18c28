package io.recourse.standalone.migrate;

import static io.recourse.sample.Sample.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.axoniq.axonserver.grpc.event.Event;
import io.recourse.actor.Act;
import io.recourse.command.dispute.Disputes;
import io.recourse.command.payment.BulkRecordings;
import io.recourse.dispute.CaseId;
import io.recourse.dispute.Complaint;
import io.recourse.dispute.DeadlineExpired;
import io.recourse.dispute.OpenDispute;
import io.recourse.dispute.Origin;
import io.recourse.dispute.Reason;
import io.recourse.dispute.Refund;
import io.recourse.dispute.RefundSucceeded;
import io.recourse.dispute.VerifyIdentity;
import io.recourse.identity.IdentityMethod;
import io.recourse.money.Money;
import io.recourse.payment.PaymentId;
import io.recourse.payment.RecordPayment;
import io.recourse.refund.RefundId;
import io.recourse.runtime.clock.VirtualClock;
import io.recourse.sample.Sample;
import io.recourse.standalone.CommandRun;
import io.recourse.standalone.Recourse;
import io.recourse.standalone.data.DataDirectory;
import io.recourse.standalone.data.UserError;
import io.recourse.standalone.imports.Workshop;
import io.recourse.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From an installation to separate processes on an Axon Server: killed on the way, called again, served from there. */
@Tag("axonserver")
@EnabledIfEnvironmentVariable(
        named = "AXON_SERVER",
        matches = ".+",
        disabledReason =
                "needs a running Axon Server in development mode, which is emptied: set AXON_SERVER to its host:port")
class MigrateTest {

    private static final int PAYMENTS = 20_000;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Instant LATER = NOW.plus(Duration.ofDays(20));

    private static final CaseId REFUNDED = Sample.dispute(1);
    private static final CaseId WAITING = Sample.dispute(2);
    private static final CaseId REFUNDING = Sample.dispute(3);

    private final DevelopmentServer server = DevelopmentServer.given();
    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcClient target = JdbcClient.create(database.dataSource());

    @TempDir
    private Path directory;

    @Test
    void historyMovesOnceAndEverythingGoesOnFromThere() throws Exception {
        server.empty();
        live();

        killWhileCopying();
        CommandRun moved = migrate();
        assertThat(moved.status()).as(moved.err()).isZero();
        assertThat(moved.out()).contains("Same: ", " rows are in jdbc:").doesNotContain("(0 copied now)");
        List<String> history = ids();
        assertThat(history).hasSizeGreaterThan(PAYMENTS).doesNotHaveDuplicates();

        CommandRun again = migrate();
        assertThat(again.status()).as(again.err()).isZero();
        assertThat(again.out()).contains("(0 copied now)", " had been filled before.");
        assertThat(ids()).isEqualTo(history);
        assertThatThrownBy(() -> Workshop.on(data(), new VirtualClock(NOW)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("was migrated to Axon Server");

        try (Sides sides = Sides.start(server, database, directory.resolve("secrets/sides.env"), LATER)) {
            goesOn(sides);
        }
        CommandRun late = migrate();
        assertThat(late.status()).isEqualTo(1);
        assertThat(late.err()).contains("somebody works there already");
        assertThat(ids().subList(0, history.size())).isEqualTo(history);
    }

    /** Payments, a case whose money has moved, one whose money is on its way, and one that waits. */
    private void live() {
        try (Workshop workshop = Workshop.on(data(), new VirtualClock(NOW))) {
            BulkRecordings bulk = workshop.bean(BulkRecordings.class);
            for (int from = 0; from < PAYMENTS; from += 500) {
                bulk.record(IntStream.range(from, from + 500)
                        .mapToObj(i -> payment("pay-" + i))
                        .toList());
            }
            Disputes disputes = workshop.bean(Disputes.class);
            open(disputes, REFUNDED, "pay-1");
            open(disputes, WAITING, "pay-2");
            open(disputes, REFUNDING, "pay-3");
            refund(disputes, REFUNDED, "pay-1", 1, NOW);
            JdbcClient embedded = workshop.bean(JdbcClient.class);
            await().atMost(PATIENCE).until(() -> refundsOf(embedded, "pay-1") == 1);
            refund(disputes, REFUNDING, "pay-3", 3, NOW);
        }
    }

    private void killWhileCopying() throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                Recourse.class.getName()));
        command.addAll(List.of(arguments()));
        Process process = new ProcessBuilder(command).inheritIO().start();
        try (AxonContext context = server.context()) {
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(1)).until(() -> context.size() >= 1_000);
            process.destroyForcibly().waitFor();
            assertThat(context.size()).as("killed in the middle").isLessThan(PAYMENTS);
        } finally {
            process.destroyForcibly();
        }
        assertThat(directory.resolve("migrated")).as("nothing acts there yet").doesNotExist();
    }

    private void goesOn(Sides sides) throws Exception {
        Disputes disputes = sides.command().getBean(Disputes.class);
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(refundsOf(target, "pay-1")).isEqualTo(1);
            assertThat(refundsOf(target, "pay-3")).isEqualTo(1);
            assertThat(target.sql("select count(*) from command.scheduled_tasks where execution_time <= ?")
                            .param(java.sql.Timestamp.from(LATER))
                            .query(Integer.class)
                            .single())
                    .as("deadlines that are due and were not told")
                    .isZero();
        });
        refund(disputes, REFUNDED, "pay-1", 11, LATER);
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(refundsOf(target, "pay-1")).isEqualTo(2);
            assertThat(caughtUp(sides.query())).isTrue();
        });

        List<Event> events = events();
        assertThat(of(events, WAITING, DeadlineExpired.class))
                .as("each deadline that passed, once")
                .isNotEmpty()
                .doesNotHaveDuplicates();
        assertThat(of(events, REFUNDED, RefundSucceeded.class)).hasSize(2).doesNotHaveDuplicates();
        assertThat(of(events, REFUNDING, RefundSucceeded.class)).doesNotHaveDuplicates();
        assertThat(target.sql("select sum(balance) from command.ledger_account")
                        .query(Double.class)
                        .single())
                .isZero();
        assertThat(target.sql("select cardinality(missed) from query.dispute_case where case_id = ?")
                        .param(WAITING.value())
                        .query(Integer.class)
                        .single())
                .isPositive();
        assertThat(target.sql("select count(*) from command.dead_letter_entry")
                                .query(Integer.class)
                                .single()
                        + target.sql("select count(*) from query.dead_letter_entry")
                                .query(Integer.class)
                                .single())
                .isZero();
    }

    /** The ledger stops at the first event that is not where it should be. */
    private boolean caughtUp(ConfigurableApplicationContext query) {
        try (AxonContext context = server.context()) {
            long size = context.size();
            JdbcClient sql = query.getBean(JdbcClient.class);
            return sql.sql("select count(*) = ? and max(position) = ? from query.ledger_entry")
                            .param(size)
                            .param(size - 1)
                            .query(Boolean.class)
                            .single()
                    && sql.sql("select max(tree_size) from query.ledger_checkpoint")
                                    .query(Long.class)
                                    .single()
                            > PAYMENTS;
        }
    }

    private static List<String> of(List<Event> events, CaseId id, Class<?> type) {
        return events.stream()
                .filter(event -> event.getAggregateIdentifier().equals(id.value())
                        && event.getPayload().getType().equals(type.getName()))
                .map(event -> event.getPayload().getData().toStringUtf8().replaceAll("\"act\":.*", ""))
                .toList();
    }

    private List<String> ids() throws Exception {
        return events().stream().map(Event::getMessageIdentifier).toList();
    }

    private List<Event> events() {
        List<Event> all = new ArrayList<>();
        try (AxonContext context = server.context();
                AxonEvents events = context.first(context.size())) {
            for (Optional<Event> event = events.next(); event.isPresent(); event = events.next()) {
                all.add(event.get());
            }
        }
        return all;
    }

    private static long refundsOf(JdbcClient database, String payment) {
        return database.sql("select count(*) from command.ledger_transfer where kind = 'REFUND' and payment_id = ?")
                .param(payment)
                .query(Long.class)
                .single();
    }

    private static RecordPayment payment(String id) {
        return new RecordPayment(
                PaymentId.of(id), Sample.paid(Money.of("88.00", "CNY")), Act.bySystem("test", NOW, "record-" + id));
    }

    private static void open(Disputes disputes, CaseId id, String payment) {
        Complaint bare = Sample.bareComplaint();
        disputes.open(new OpenDispute(
                id,
                new Complaint(
                        bare.customerId(),
                        List.of(PaymentId.of(payment)),
                        Reason.PRODUCT_NOT_RECEIVED,
                        bare.channel(),
                        Optional.empty(),
                        Optional.empty(),
                        NOW,
                        NOW,
                        bare.description(),
                        bare.desiredResolution(),
                        bare.stepsTried(),
                        bare.device(),
                        bare.orderNumber(),
                        bare.place(),
                        bare.urgent(),
                        bare.language(),
                        bare.jurisdiction(),
                        Optional.empty(),
                        bare.externalValues(),
                        bare.externalDueAt(),
                        bare.circumstances()),
                Origin.WALLET,
                Act.bySystem("test", NOW, "open-" + id)));
        disputes.handle(
                new VerifyIdentity(
                        id,
                        IdentityMethod.FACE,
                        true,
                        Optional.empty(),
                        Optional.empty(),
                        Act.bySystem("test", NOW, "verify-" + id)),
                OptionalLong.empty());
    }

    private static void refund(Disputes disputes, CaseId id, String payment, int number, Instant at) {
        RefundId refund = Sample.refund(number);
        disputes.handle(
                new Refund(
                        id,
                        refund,
                        PaymentId.of(payment),
                        Money.of("10.00", "CNY"),
                        Optional.empty(),
                        Act.bySystem("test", at, "refund-" + refund)),
                OptionalLong.empty());
    }

    private DataDirectory data() {
        return DataDirectory.at(directory);
    }

    private CommandRun migrate() {
        return CommandRun.of(arguments());
    }

    private String[] arguments() {
        return new String[] {
            "migrate", "--data", directory.toString(), "--axon-server", server.address(), "--db-url", database.url()
        };
    }
}
