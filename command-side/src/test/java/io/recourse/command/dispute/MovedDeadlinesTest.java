package io.recourse.command.dispute;

import static io.recourse.sample.Sample.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.deadline.Deadline;
import io.recourse.deadline.DeadlineName;
import io.recourse.deadline.PinnedDeadline;
import io.recourse.dispute.CaseId;
import io.recourse.dispute.DeadlineApproaching;
import io.recourse.dispute.DeadlineExpired;
import io.recourse.dispute.DisputeEvent;
import io.recourse.dispute.Party;
import io.recourse.sample.Sample;
import io.recourse.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;

/** What was paused, suspended, put off or moved to another policy is woken as the case says, also by the next process. */
class MovedDeadlinesTest {

    private final TestDatabase database = TestDatabase.fresh();

    @Test
    void theNextProcessFindsScheduledWhatTheCasesSay() {
        List<CaseId> cases = IntStream.range(0, 8).mapToObj(Sample::dispute).toList();
        try (Desk desk = Desk.start(database, NOW)) {
            Moves moves = new Moves(desk).addPack(1);
            cases.forEach(desk::open);
            new Agenda(desk, cases).assertKept();
            desk.advanceTo(hours(1));
            moves.ask(cases.get(0), 1, Party.CUSTOMER);
            moves.pause(cases.get(1));
            moves.extend(cases.get(2), Moves.LIABLE, hours(100));
            moves.ask(cases.get(3), 1, Party.CUSTOMER);
            moves.pause(cases.get(3));
            moves.extend(cases.get(3), Moves.LIABLE, hours(110));
            moves.pause(cases.get(4));
            moves.ask(cases.get(5), 1, Party.CUSTOMER);
            new Agenda(desk, cases).assertKept();
        }
        try (Desk desk = Desk.start(database, hours(2))) {
            Agenda agenda = new Agenda(desk, cases);
            agenda.assertKept();
            Moves moves = new Moves(desk).addPack(2);
            cases.subList(3, 8).forEach(moves::changePolicy);
            agenda.assertKept();
        }
        try (Desk desk = Desk.start(database, hours(3))) {
            Agenda agenda = new Agenda(desk, cases);
            agenda.assertKept();
            Moves moves = new Moves(desk);
            moves.answer(cases.get(0), 1);
            moves.resume(cases.get(1));
            moves.answer(cases.get(3), 1);
            moves.resume(cases.get(4));
            moves.close(cases.get(6));
            agenda.assertKept();
            assertThat(due(desk, cases.get(0), Moves.LIABLE)).isEqualTo(hours(74));
            assertThat(due(desk, cases.get(1), Moves.LIABLE)).isEqualTo(hours(74));
            assertThat(desk.dispute(cases.get(3))
                            .deadline(Moves.LIABLE)
                            .orElseThrow()
                            .state())
                    .isEqualTo(PinnedDeadline.State.PAUSED);
            assertThat(due(desk, cases.get(4), Moves.LIABLE)).isEqualTo(hours(122));
            assertThat(due(desk, cases.get(7), Moves.END)).isEqualTo(hours(90));
        }
        try (Desk desk = Desk.start(database, hours(4))) {
            Agenda agenda = new Agenda(desk, cases);
            agenda.assertKept();
            new Moves(desk).resume(cases.get(3));
            agenda.assertKept();
            desk.advanceTo(hours(3_000));
            agenda.assertKept();
            // Some are decided only now, and have until then to be corrected.
            desk.advanceTo(hours(3_100));
            agenda.assertKept();
            assertThat(agenda.scheduled()).isEmpty();
            cases.forEach(id -> assertExpiredOnceEach(desk, id));
        }
    }

    @Test
    void aCaseInWhichNothingRunsHasNoSagaUntilSomethingRunsAgain() {
        CaseId id = Sample.dispute(1);
        try (Desk desk = Desk.start(database, NOW)) {
            desk.open(id);
            Agenda agenda = new Agenda(desk, List.of(id));
            agenda.awaitCalm();
            Moves moves = new Moves(desk);
            moves.contact(id);
            moves.pause(id);
            agenda.assertKept();
            assertThat(agenda.scheduled()).isEmpty();
            moves.extend(id, DeadlineName.RESOLUTION, NOW.plus(Duration.ofDays(70)));
            agenda.assertKept();
            assertThat(agenda.scheduled()).isEmpty();
            moves.addPack(2).changePolicy(id);
            agenda.assertKept();
            assertThat(agenda.scheduled())
                    .isNotEmpty()
                    .noneMatch(e -> e.name().equals(DeadlineName.RESOLUTION.value()));
            moves.close(id);
            agenda.assertKept();
            assertThat(desk.dispute(id).deadlines()).noneMatch(d -> d.state() == PinnedDeadline.State.PAUSED);
            desk.advanceTo(NOW.plus(Duration.ofDays(90)));
            agenda.assertKept();
            assertThat(agenda.scheduled()).isEmpty();
            assertExpiredOnceEach(desk, id);
        }
    }

    @Test
    void whatOnePolicyDroppedComesBackWithTheNext() {
        CaseId id = Sample.dispute(1);
        try (Desk desk = Desk.start(database, NOW)) {
            Moves moves = new Moves(desk).addPack(1);
            desk.open(id);
            moves.addPack(2).changePolicy(id);
            Agenda agenda = new Agenda(desk, List.of(id));
            agenda.assertKept();
            assertThat(desk.dispute(id).deadline(Moves.CREDIT).orElseThrow().state())
                    .isEqualTo(PinnedDeadline.State.DROPPED);
            moves.addPack(3).changePolicy(id);
            agenda.assertKept();
            assertThat(due(desk, id, Moves.CREDIT.number(2))).isEqualTo(hours(60));
            desk.advanceTo(hours(60));
            agenda.assertKept();
            assertExpiredOnceEach(desk, id);
            assertThat(desk.dispute(id)
                            .deadline(Moves.CREDIT.number(2))
                            .orElseThrow()
                            .state())
                    .isEqualTo(PinnedDeadline.State.EXPIRED);
        }
    }

    @Test
    void aPartyWhoseTimeRanOutWhileEverythingWasDownWasWaitedForNoLonger() {
        CaseId id = Sample.dispute(1);
        Instant asked = hours(5);
        try (Desk desk = Desk.start(database, NOW)) {
            Moves moves = new Moves(desk).addPack(1);
            desk.open(id);
            desk.advanceTo(asked);
            moves.ask(id, 1, Party.CUSTOMER, Optional.of(hours(15)));
            new Agenda(desk, List.of(id)).assertKept();
        }
        try (Desk desk = Desk.start(database, hours(70))) {
            new Agenda(desk, List.of(id)).assertKept();
            assertThat(due(desk, id, Moves.LIABLE)).isEqualTo(hours(82));
            assertThat(expired(desk, id)).extracting(e -> e.name().value()).containsExactly("INFORMATION", "CREDIT");
        }
    }

    @Test
    void remindersAreGivenOnceEachAtTheInstantsThatAreSoThen() {
        List<CaseId> cases = IntStream.range(0, 4).mapToObj(Sample::dispute).toList();
        try (Desk desk = Desk.start(database, NOW)) {
            Moves moves = new Moves(desk).addPack(1);
            cases.forEach(desk::open);
            Agenda agenda = new Agenda(desk, cases);
            agenda.assertKept();

            at(hours(24), agenda);
            cases.forEach(id -> assertThat(reminders(desk, id)).containsExactly(hours(24)));

            desk.advanceTo(hours(30));
            moves.extend(cases.get(0), Moves.LIABLE, hours(92));
            moves.pause(cases.get(1));
            moves.ask(cases.get(2), 1, Party.CUSTOMER, Optional.of(hours(54)));
            moves.addPack(2).changePolicy(cases.get(3));
            agenda.assertKept();
        }
        try (Desk desk = Desk.start(database, hours(40))) {
            Agenda agenda = new Agenda(desk, cases);
            agenda.assertKept();
            new Moves(desk).resume(cases.get(1));
            for (int hour = 41; hour < 100; hour++) {
                at(hours(hour), agenda);
            }
            assertThat(reminders(desk, cases.get(0))).containsExactly(hours(24), hours(44), hours(68));
            assertThat(reminders(desk, cases.get(1))).containsExactly(hours(24), hours(58));
            assertThat(reminders(desk, cases.get(2))).containsExactly(hours(24), hours(72));
            // Closed by END at 90 hours before the last one.
            assertThat(reminders(desk, cases.get(3))).containsExactly(hours(24), hours(72));
        }
    }

    private static void at(Instant instant, Agenda agenda) {
        agenda.desk().advanceTo(instant);
        agenda.assertKept();
    }

    private static Instant hours(int hours) {
        return NOW.plus(Duration.ofHours(hours));
    }

    private static Instant due(Desk desk, CaseId id, DeadlineName name) {
        return desk.dispute(id)
                .deadline(name)
                .map(PinnedDeadline::deadline)
                .map(Deadline::dueAt)
                .orElseThrow();
    }

    /** When the merchant was reminded of the deadline with two reminders. */
    private static List<Instant> reminders(Desk desk, CaseId id) {
        return events(desk, id)
                .filter(DeadlineApproaching.class::isInstance)
                .map(DeadlineApproaching.class::cast)
                .filter(e -> e.name().equals(Moves.LIABLE))
                .map(e -> e.act().occurredAt())
                .toList();
    }

    static void assertExpiredOnceEach(Desk desk, CaseId id) {
        assertThat(expired(desk, id))
                .allSatisfy(e -> assertThat(e.act().occurredAt()).isAfterOrEqualTo(e.dueAt()))
                .extracting(DeadlineExpired::name)
                .doesNotHaveDuplicates();
    }

    static List<DeadlineExpired> expired(Desk desk, CaseId id) {
        return events(desk, id)
                .filter(DeadlineExpired.class::isInstance)
                .map(DeadlineExpired.class::cast)
                .toList();
    }

    static Stream<DisputeEvent> events(Desk desk, CaseId id) {
        return desk.the(EventStore.class).readEvents(id.value()).asStream().map(message ->
                (DisputeEvent) message.getPayload());
    }
}
