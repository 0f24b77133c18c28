package io.recourse.command.dispute;

import static io.recourse.sample.Sample.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.recourse.command.deadline.DeadlineSaga;
import io.recourse.deadline.DeadlineName;
import io.recourse.deadline.PinnedDeadline;
import io.recourse.dispute.CaseId;
import io.recourse.dispute.DisputeEvent;
import io.recourse.dispute.Party;
import io.recourse.sample.Sample;
import io.recourse.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Events that come late, or once more, neither wake a case twice nor hold anything up. */
class RedeliveredEventsTest {

    private final TestDatabase database = TestDatabase.fresh();

    @Test
    void whatFiredBeforeItsCancellationWasKnownHoldsNothingUp() {
        CaseId paused = Sample.dispute(0);
        CaseId closed = Sample.dispute(1);
        CaseId next = Sample.dispute(2);
        try (Desk desk = Desk.start(database, NOW)) {
            Moves moves = new Moves(desk).addPack(1);
            desk.open(paused);
            desk.open(closed);
            Agenda agenda = new Agenda(desk, List.of(paused, closed, next));
            agenda.awaitCalm();
            desk.advanceTo(hours(9));

            saga(desk).shutDown();
            moves.pause(paused);
            moves.close(closed);
            desk.advanceTo(hours(11));
            await().atMost(Agenda.PATIENCE)
                    .until(() ->
                            agenda.scheduled().stream().noneMatch(e -> e.name().equals("CREDIT")));
            desk.open(next);
            saga(desk).start();

            agenda.assertKept();
            assertThat(desk.dispute(paused).deadline(Moves.CREDIT).orElseThrow().state())
                    .isEqualTo(PinnedDeadline.State.PAUSED);
            moves.resume(paused);
            desk.advanceTo(hours(14));
            agenda.assertKept();
            assertThat(desk.dispute(paused).deadline(Moves.CREDIT).orElseThrow().state())
                    .isEqualTo(PinnedDeadline.State.EXPIRED);
        }
    }

    @Test
    void aWholeHistoryThatIsHandledAgainChangesNothing() {
        List<CaseId> cases = IntStream.range(0, 10).mapToObj(Sample::dispute).toList();
        try (Desk desk = Desk.start(database, NOW)) {
            liveALittle(desk, cases);
            new Agenda(desk, cases).assertKept();
        }
        JdbcClient.create(database.dataSource())
                .sql("DELETE FROM command.token_entry WHERE processor_name = ?")
                .param(DeadlineSaga.GROUP)
                .update();
        try (Desk desk = Desk.start(database, hours(40))) {
            Agenda agenda = new Agenda(desk, cases);
            List<DisputeEvent> before = everything(desk, cases);
            agenda.assertKept();
            assertThat(everything(desk, cases)).isEqualTo(before);
            desk.advanceTo(hours(3_000));
            agenda.awaitCalm();
            desk.advanceTo(hours(3_100));
            agenda.assertKept();
            cases.forEach(id -> MovedDeadlinesTest.assertExpiredOnceEach(desk, id));
        }
    }

    @Test
    void aHistoryThatIsHandledAgainFromAnyMomentChangesNothing() {
        List<CaseId> cases = IntStream.range(0, 10).mapToObj(Sample::dispute).toList();
        try (Desk desk = Desk.start(database, NOW)) {
            liveALittle(desk, cases);
            Agenda agenda = new Agenda(desk, cases);
            agenda.assertKept();
            List<Agenda.Entry> scheduled = agenda.scheduled();
            List<DisputeEvent> before = everything(desk, cases);
            long head = desk.the(EventStore.class).createHeadToken().position().orElseThrow();
            for (long from = head; from > 0; from -= 1 + head / 12) {
                rewind(desk, from);
                agenda.assertKept();
                assertThat(agenda.scheduled()).containsExactlyInAnyOrderElementsOf(scheduled);
                assertThat(everything(desk, cases)).isEqualTo(before);
            }
        }
    }

    /** Until 40 hours after the opening, of everything that moves deadlines something. */
    private static void liveALittle(Desk desk, List<CaseId> cases) {
        Moves moves = new Moves(desk).addPack(1);
        cases.forEach(desk::open);
        desk.advanceTo(hours(1));
        moves.ask(cases.get(0), 1, Party.CUSTOMER);
        moves.pause(cases.get(1));
        moves.extend(cases.get(2), Moves.CREDIT, hours(12));
        moves.contact(cases.get(3));
        moves.pause(cases.get(4));
        moves.close(cases.get(5));
        desk.advanceTo(hours(13));
        moves.resume(cases.get(1));
        moves.answer(cases.get(0), 1);
        moves.extend(cases.get(3), Moves.LIABLE, hours(90));
        moves.addPack(2);
        moves.changePolicy(cases.get(6));
        moves.changePolicy(cases.get(4));
        moves.ask(cases.get(7), 1, Party.CUSTOMER, Optional.of(hours(20)));
        new Agenda(desk, cases).awaitCalm();
        desk.advanceTo(hours(26));
        new Agenda(desk, cases).awaitCalm();
        moves.extend(cases.get(8), Moves.LIABLE, hours(100));
        moves.pause(cases.get(9));
        moves.resume(cases.get(9));
        moves.extend(cases.get(1), DeadlineName.RESOLUTION, hours(1_700));
        desk.advanceTo(hours(40));
        new Agenda(desk, cases).awaitCalm();
    }

    /** As somebody does who suspects that an event was missed. */
    private static void rewind(Desk desk, long from) {
        saga(desk).shutDown();
        TokenStore tokens = desk.the(EventProcessingConfiguration.class).tokenStore(DeadlineSaga.GROUP);
        TrackingToken earlier = GapAwareTrackingToken.newInstance(from, Set.of());
        new TransactionTemplate(desk.the(PlatformTransactionManager.class)).executeWithoutResult(status -> {
            for (int segment : tokens.fetchSegments(DeadlineSaga.GROUP)) {
                tokens.fetchToken(DeadlineSaga.GROUP, segment);
                tokens.storeToken(earlier, DeadlineSaga.GROUP, segment);
                tokens.releaseClaim(DeadlineSaga.GROUP, segment);
            }
        });
        saga(desk).start();
    }

    private static EventProcessor saga(Desk desk) {
        return desk.the(EventProcessingConfiguration.class)
                .eventProcessor(DeadlineSaga.GROUP)
                .orElseThrow();
    }

    private static List<DisputeEvent> everything(Desk desk, List<CaseId> cases) {
        return cases.stream().flatMap(id -> MovedDeadlinesTest.events(desk, id)).toList();
    }

    private static Instant hours(int hours) {
        return NOW.plus(Duration.ofHours(hours));
    }
}
