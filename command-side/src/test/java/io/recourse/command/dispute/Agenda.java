package io.recourse.command.dispute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.recourse.command.deadline.DeadlineSaga;
import io.recourse.deadline.Deadline;
import io.recourse.deadline.PinnedDeadline;
import io.recourse.dispute.CaseId;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What cases say is to happen, beside what is scheduled. Once nothing is under way both are the same: every deadline that runs is
 * scheduled once, for its instant, with the next of its reminders, and nothing else is.
 */
record Agenda(Desk desk, List<CaseId> cases) {

    static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String SCHEDULED = """
            SELECT d ->> 'deadlineName', (d ->> 'payload')::json ->> 'caseId', (d ->> 'payload')::json ->> 'name',
                   execution_time, task_instance
              FROM (SELECT convert_from(task_data, 'UTF8')::json AS d, execution_time, task_instance
                      FROM command.scheduled_tasks) AS tasks
             WHERE d ->> 'deadlineName' LIKE 'case-deadline-%'
            """;

    private static final String KNOWN_TO_SAGAS = """
            SELECT schedules.value
              FROM command.saga_entry
              CROSS JOIN LATERAL (VALUES ('scheduled'), ('reminders')) AS fields (name)
              CROSS JOIN LATERAL json_each_text(convert_from(serialized_saga, 'UTF8')::json -> fields.name) AS schedules
             WHERE saga_type = ?
            """;

    private static final String CASES_OF_SAGAS = """
            SELECT association_value FROM command.association_value_entry
             WHERE saga_type = ? AND association_key = 'caseId'
            """;

    /** One instant at which a case is to be woken. */
    record Entry(String why, CaseId caseId, String name, Instant at) {}

    /** What the cases say. */
    List<Entry> promised() {
        Instant now = desk.now();
        return cases.stream()
                .map(desk::dispute)
                .flatMap(state -> state.deadlines().stream()
                        .filter(PinnedDeadline::running)
                        .map(PinnedDeadline::deadline)
                        .flatMap(deadline -> entries(state.id(), deadline, now)))
                .toList();
    }

    private static Stream<Entry> entries(CaseId id, Deadline deadline, Instant now) {
        String name = deadline.name().value();
        return Stream.concat(
                Stream.of(new Entry("case-deadline-due", id, name, deadline.dueAt())),
                deadline.reminderAfter(now).map(at -> new Entry("case-deadline-near", id, name, at)).stream());
    }

    /** What the scheduler says. */
    List<Entry> scheduled() {
        return rows().stream().map(Row::entry).toList();
    }

    private record Row(String id, Entry entry) {}

    private List<Row> rows() {
        Set<CaseId> mine = new HashSet<>(cases);
        return desk
                .the(JdbcClient.class)
                .sql(SCHEDULED)
                .query((row, n) -> new Row(
                        row.getString(5),
                        new Entry(
                                row.getString(1),
                                CaseId.of(row.getString(2)),
                                row.getString(3),
                                row.getObject(4, OffsetDateTime.class).toInstant())))
                .list()
                .stream()
                .filter(row -> mine.contains(row.entry().caseId()))
                .toList();
    }

    /** Waits until every event has been handled and nothing that is due is still to fire. */
    Agenda awaitCalm() {
        await().atMost(PATIENCE).untilAsserted(this::assertCalm);
        return this;
    }

    private void assertCalm() {
        long before = head();
        EventProcessingConfiguration processing = desk.the(EventProcessingConfiguration.class);
        assertThat(processing.eventProcessors().values().stream()
                        .filter(StreamingEventProcessor.class::isInstance)
                        .map(StreamingEventProcessor.class::cast)
                        .filter(processor -> !caughtUp(
                                processor,
                                processing.tokenStore(processor.getName()).fetchSegments(processor.getName()).length,
                                before))
                        .map(processor -> processor.getName() + " " + processor.processingStatus()))
                .as("behind %d", before)
                .isEmpty();
        assertThat(due()).as("due at %s", desk.now()).isEmpty();
        assertThat(head()).as("head").isEqualTo(before);
    }

    private static boolean caughtUp(StreamingEventProcessor processor, int segments, long head) {
        Collection<EventTrackerStatus> positions = processor.processingStatus().values();
        // One that failed is not among them until it is taken up again.
        return segments > 0
                && positions.size() == segments
                && positions.stream()
                        .allMatch(position -> !position.isErrorState()
                                && position.getCurrentPosition().orElse(-1) >= head);
    }

    private long head() {
        return desk.the(EventStore.class).createHeadToken().position().orElse(-1);
    }

    /** The deadlines that are firing, or are to. */
    private List<String> due() {
        return desk.the(JdbcClient.class)
                .sql("""
                        SELECT concat_ws(' ', convert_from(task_data, 'UTF8')::json ->> 'payload', execution_time,
                                         picked_by, consecutive_failures)
                          FROM command.scheduled_tasks WHERE picked OR execution_time <= ?
                        """)
                .param(OffsetDateTime.ofInstant(desk.now(), ZoneOffset.UTC))
                .query((row, n) -> row.getString(1))
                .list();
    }

    /** Waits until nothing is under way, and compares. */
    void assertKept() {
        awaitCalm();
        List<Row> rows = rows();
        List<Entry> scheduled = rows.stream().map(Row::entry).toList();
        assertThat(scheduled).as("scheduled").containsExactlyInAnyOrderElementsOf(promised());
        assertThat(ofSagas(CASES_OF_SAGAS))
                .as("one saga for each case in which something runs")
                .filteredOn(id -> cases.contains(CaseId.of(id)))
                .containsExactlyInAnyOrderElementsOf(
                        scheduled.stream().map(entry -> entry.caseId().value()).collect(Collectors.toSet()));
        assertThat(ofSagas(KNOWN_TO_SAGAS))
                .as("can be cancelled")
                .containsAll(rows.stream().map(Row::id).toList());
    }

    private List<String> ofSagas(String sql) {
        return desk.the(JdbcClient.class)
                .sql(sql)
                .param(DeadlineSaga.class.getName())
                .query((row, n) -> row.getString(1))
                .list();
    }
}
