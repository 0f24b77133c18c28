package io.recourse.command.dispute;

import static io.recourse.sample.Sample.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.recourse.deadline.DeadlineName;
import io.recourse.dispute.CaseId;
import io.recourse.dispute.DeadlineExpired;
import io.recourse.dispute.Party;
import io.recourse.sample.Sample;
import io.recourse.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Clocks that jump, and a machine whose own zone has summer time. */
class ClockJumpTest {

    private final TestDatabase database = TestDatabase.fresh();

    @Test
    void aJumpOverManyDeadlinesFiresEachOnceInTheirOrder() {
        List<CaseId> cases = IntStream.range(0, 20).mapToObj(Sample::dispute).toList();
        try (Desk desk = Desk.start(database, NOW)) {
            Moves moves = new Moves(desk).addPack(1);
            cases.forEach(desk::open);
            cases.subList(0, 10).forEach(id -> moves.extend(id, Moves.CREDIT, hours(100)));
            new Agenda(desk, cases).assertKept();

            desk.advanceTo(hours(2_500));

            new Agenda(desk, cases).assertKept();
            assertThat(cases).allSatisfy(id -> {
                MovedDeadlinesTest.assertExpiredOnceEach(desk, id);
                assertThat(MovedDeadlinesTest.expired(desk, id))
                        .extracting(DeadlineExpired::dueAt)
                        .isSorted();
            });
            assertThat(names(desk, cases.getFirst()))
                    .containsExactly("LIABLE", "END", "CREDIT", "LASTING", "FIRST_RESPONSE", "RESOLUTION");
            assertThat(names(desk, cases.getLast()))
                    .containsExactly("CREDIT", "LIABLE", "END", "LASTING", "FIRST_RESPONSE", "RESOLUTION");
        }
    }

    @Test
    void nothingFiresEarlyOnAClockThatWasPutBack() {
        CaseId id = Sample.dispute(1);
        Agenda agenda;
        try (Desk desk = Desk.start(database, NOW)) {
            new Moves(desk).addPack(1);
            desk.open(id);
            agenda = new Agenda(desk, List.of(id));
            agenda.assertKept();
        }
        try (Desk desk = Desk.start(database, hours(-24))) {
            agenda = new Agenda(desk, List.of(id));
            // Whoever wakes is a day and more ahead of who decides.
            wakeAtOnce(desk);
            desk.advanceTo(hours(-24));
            await().atMost(Agenda.PATIENCE).until(() -> failures(desk) > 0);
            for (int hour = -23; hour < 10; hour++) {
                desk.advanceTo(hours(hour));
                // A try that begins in one hour and ends in a later one would be put off past the end of this test.
                agenda.awaitCalm();
                assertThat(names(desk, id)).isEmpty();
            }
            desk.advanceTo(hours(10));
            agenda.assertKept();
            assertThat(names(desk, id)).containsExactly("CREDIT");
        }
    }

    @Test
    void summerTimeOfTheMachineDoesNotMatter() {
        TimeZone before = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
        try {
            // The hour from 05:00 to 06:00 UTC and the one after it have the same names there.
            firesAtEach(Instant.parse("2027-10-31T01:00:00Z"), Instant.parse("2027-11-07T05:30:00Z"), 1);
            // The hour from 02:00 to 03:00 does not exist there.
            firesAtEach(Instant.parse("2027-03-07T01:00:00Z"), Instant.parse("2027-03-14T06:30:00Z"), 3);
        } finally {
            TimeZone.setDefault(before);
        }
    }

    /** One deadline at {@code due}, and others an hour and two hours later. */
    private void firesAtEach(Instant opened, Instant due, int first) {
        List<CaseId> cases =
                IntStream.range(first, first + 2).mapToObj(Sample::dispute).toList();
        try (Desk desk = Desk.start(database, opened)) {
            cases.forEach(desk::open);
        }
        try (Desk desk = Desk.start(database, due.minus(Duration.ofDays(6)))) {
            Moves moves = new Moves(desk);
            moves.ask(cases.get(0), first, Party.CUSTOMER, Optional.of(due));
            moves.ask(cases.get(1), first, Party.CUSTOMER, Optional.of(due.plus(Duration.ofHours(1))));
            Agenda agenda = new Agenda(desk, cases);
            agenda.assertKept();
            for (int minutes = -1; minutes <= 61; minutes += 1) {
                desk.advanceTo(due.plus(Duration.ofMinutes(minutes)));
                if (minutes == -1 || minutes == 0 || minutes >= 59) {
                    agenda.assertKept();
                    assertThat(asked(desk, cases.get(0))).isEqualTo(minutes >= 0 ? 1 : 0);
                    assertThat(asked(desk, cases.get(1))).isEqualTo(minutes >= 60 ? 1 : 0);
                }
            }
        }
    }

    private static long asked(Desk desk, CaseId id) {
        return names(desk, id).stream()
                .filter(DeadlineName.INFORMATION.value()::equals)
                .count();
    }

    private static List<String> names(Desk desk, CaseId id) {
        return MovedDeadlinesTest.expired(desk, id).stream()
                .map(e -> e.name().value())
                .toList();
    }

    private static void wakeAtOnce(Desk desk) {
        desk.the(JdbcClient.class)
                .sql("UPDATE command.scheduled_tasks SET execution_time = now() - interval '10 years'"
                        + " WHERE convert_from(task_data, 'UTF8') LIKE '%CREDIT%'")
                .update();
    }

    private static long failures(Desk desk) {
        return desk.count("SELECT coalesce(max(consecutive_failures), 0) FROM command.scheduled_tasks");
    }

    private static Instant hours(int hours) {
        return NOW.plus(Duration.ofHours(hours));
    }
}
