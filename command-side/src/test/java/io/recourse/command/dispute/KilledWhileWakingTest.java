package io.recourse.command.dispute;

import static io.recourse.sample.Sample.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.recourse.dispute.CaseId;
import io.recourse.dispute.DisputeClosed;
import io.recourse.dispute.DisputeDecided;
import io.recourse.dispute.DisputeEvent;
import io.recourse.dispute.Escalated;
import io.recourse.dispute.PartyNotified;
import io.recourse.dispute.ProvisionalCreditGranted;
import io.recourse.dispute.RefundRequested;
import io.recourse.sample.Sample;
import io.recourse.testing.TestDatabase;
import java.io.BufferedReader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code kill -9} at any moment between a promise and its end: every deadline is recorded once, with its effects, none is lost. */
class KilledWhileWakingTest {

    private static final int KILLS = 9;
    private static final long SEED = 20_261_121;

    private final TestDatabase database = TestDatabase.fresh();
    private final Random random = new Random(SEED);

    private final List<CaseId> acknowledged = new ArrayList<>();
    private int next;
    private Instant now = NOW;

    /** At which write the process hangs when it is killed. */
    private enum Moment {
        ANY("", ""),
        /** A deadline is due, and the case has not recorded it. */
        RECORDING("command.domain_event_entry", "SELECT count(*) FROM command.scheduled_tasks WHERE picked"),
        /** A deadline is scheduled, and that is not committed. */
        SCHEDULING("command.saga_entry", "SELECT count(*) FROM pg_locks WHERE NOT granted");

        private final String table;
        private final String sign;

        Moment(String table, String sign) {
            this.table = table;
            this.sign = sign;
        }
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void everyDeadlineIsRecordedOnceHoweverOftenTheProcessIsKilled() throws Exception {
        try (Desk desk = Desk.start(database, NOW)) {
            new Moves(desk).addPack(1);
        }
        for (int kill = 0; kill < KILLS; kill++) {
            liveAndDie(Moment.values()[kill % Moment.values().length]);
        }
        try (Desk desk = Desk.start(database, now)) {
            List<CaseId> cases = acknowledgedAnd(desk);
            Agenda agenda = new Agenda(desk, cases);
            agenda.assertKept();
            desk.advanceTo(now.plus(Duration.ofDays(200)));
            agenda.awaitCalm();
            // What was decided only now is to be corrected in a day and a half.
            desk.advanceTo(now.plus(Duration.ofDays(210)));
            agenda.assertKept();
            assertThat(agenda.scheduled()).isEmpty();
            assertThat(cases).allSatisfy(id -> assertOnce(desk, id));
            assertThat(cases.stream().flatMap(id -> MovedDeadlinesTest.events(desk, id)))
                    .as("something of everything")
                    .hasAtLeastOneElementOfType(ProvisionalCreditGranted.class)
                    .hasAtLeastOneElementOfType(RefundRequested.class)
                    .hasAtLeastOneElementOfType(Escalated.class)
                    .hasAtLeastOneElementOfType(DisputeClosed.class);
        }
    }

    private void liveAndDie(Moment moment) throws Exception {
        Process process =
                ChildJvm.start(WokenProcess.class, database, Map.of(WokenProcess.NOW, now, WokenProcess.FIRST, next));
        try (BufferedReader output = process.inputReader();
                Connection connection = database.dataSource().getConnection()) {
            int until = acknowledged.size() + 4 + random.nextInt(6);
            while (acknowledged.size() < until) {
                heard(Objects.requireNonNull(output.readLine(), "the process must not end by itself"));
            }
            if (moment != Moment.ANY) {
                hang(connection, moment);
            }
            // The process itself would close what it has said.
            process.toHandle().destroyForcibly();
            output.lines().forEach(this::heard);
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        // More than what a killed process had begun is left alone for; and a case may have been opened without a word.
        now = now.plus(Duration.ofHours(1));
        next++;
    }

    private void heard(String line) {
        if (line.startsWith(WokenProcess.OPENED)) {
            int number = Integer.parseInt(line.substring(WokenProcess.OPENED.length()));
            acknowledged.add(Sample.dispute(number));
            next = number + 1;
        } else if (line.startsWith(WokenProcess.AT)) {
            now = Instant.parse(line.substring(WokenProcess.AT.length()));
        }
    }

    /** Until {@code connection} is closed, the process cannot write what it is to be killed at. */
    private static void hang(Connection connection, Moment moment) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("LOCK TABLE " + moment.table + " IN EXCLUSIVE MODE");
            await().atMost(Agenda.PATIENCE).ignoreExceptions().until(() -> count(statement, moment.sign) > 0);
        }
    }

    private static long count(Statement statement, String sql) throws SQLException {
        try (ResultSet result = statement.executeQuery(sql)) {
            return result.next() ? result.getLong(1) : 0;
        }
    }

    /** Those that were opened, whether or not the process lived to say so. */
    private List<CaseId> acknowledgedAnd(Desk desk) {
        List<CaseId> all = IntStream.range(0, next)
                .mapToObj(Sample::dispute)
                .filter(id -> StoredCase.find(id, desk.the(EventStore.class)).isPresent())
                .toList();
        assertThat(all).containsAll(acknowledged);
        return all;
    }

    private static void assertOnce(Desk desk, CaseId id) {
        MovedDeadlinesTest.assertExpiredOnceEach(desk, id);
        List<DisputeEvent> events = MovedDeadlinesTest.events(desk, id).toList();
        assertThat(events.stream().map(KilledWhileWakingTest::effect).flatMap(Optional::stream))
                .as(id.value())
                .doesNotHaveDuplicates();
        // Nothing meets the first four; the others depend on what became of the case.
        assertThat(MovedDeadlinesTest.expired(desk, id))
                .extracting(e -> e.name().value())
                .contains("LIABLE", "END", "FIRST_RESPONSE", "RESOLUTION");
    }

    /** What must not happen twice. */
    static Optional<String> effect(DisputeEvent event) {
        return switch (event) {
            case DisputeDecided e -> Optional.of("decided");
            case DisputeClosed e -> Optional.of("closed");
            case RefundRequested e -> Optional.of("refund");
            case ProvisionalCreditGranted e -> Optional.of("credit");
            case Escalated e -> e.missed().map(name -> "escalated " + name);
            case PartyNotified e -> Optional.of("notified " + e.name());
            default -> Optional.empty();
        };
    }
}
