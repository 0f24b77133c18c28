package io.recourse.command.dispute;

import static io.recourse.sample.Sample.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.recourse.deadline.DeadlineName;
import io.recourse.deadline.PinnedDeadline;
import io.recourse.dispute.CaseId;
import io.recourse.dispute.DeadlineExpired;
import io.recourse.dispute.Escalated;
import io.recourse.dispute.Stage;
import io.recourse.sample.Sample;
import io.recourse.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Deadlines of real cases on the real scheduler, over restarts and disagreeing clocks. */
class SleepingProcessTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Instant FIRST_DUE = Instant.parse("2026-12-07T00:00:00Z");

    private final TestDatabase database = TestDatabase.fresh();

    @Test
    void deadlinesThatPassedWhileEverythingWasDownFireOnce() {
        List<CaseId> cases;
        try (Desk desk = Desk.start(database, NOW)) {
            cases = IntStream.range(0, 12)
                    .mapToObj(n -> desk.open(Sample.dispute(n)))
                    .toList();
            await().atMost(PATIENCE).until(() -> scheduled(desk) == 24);
            aDeadlineThatIsWokenTooEarlyIsTriedAgainUntilItIsDue(desk, cases.getFirst());
        }

        try (Desk desk = Desk.start(database, NOW.plus(Duration.ofDays(100)))) {
            await().atMost(PATIENCE).until(() -> scheduled(desk) == 0 && sagas(desk) == 0);
            desk.advanceTo(NOW.plus(Duration.ofDays(200)));
            assertThat(cases).allSatisfy(id -> {
                assertThat(desk.count(DeadlineExpired.class, id)).isEqualTo(2);
                assertThat(desk.count(Escalated.class, id)).isEqualTo(2);
                assertThat(desk.dispute(id).stage()).isEqualTo(Stage.CLAIM);
                assertThat(desk.dispute(id).deadlines())
                        .allMatch(deadline -> deadline.state() == PinnedDeadline.State.EXPIRED);
            });
        }
    }

    /** As when the clock that wakes is ahead of the clock that decides. */
    private static void aDeadlineThatIsWokenTooEarlyIsTriedAgainUntilItIsDue(Desk desk, CaseId id) {
        String task = "%" + id + "%FIRST_RESPONSE%";
        desk.the(JdbcClient.class)
                .sql("UPDATE command.scheduled_tasks SET execution_time = now() - interval '10 years'"
                        + " WHERE convert_from(task_data, 'UTF8') LIKE ?")
                .param(task)
                .update();
        desk.advanceTo(NOW);
        await().atMost(PATIENCE).until(() -> failures(desk, task) >= 1);
        assertThat(desk.count(DeadlineExpired.class, id)).isZero();

        desk.advanceTo(FIRST_DUE);
        await().atMost(PATIENCE).until(() -> desk.count(DeadlineExpired.class, id) == 1);
        assertThat(desk.dispute(id).deadline(DeadlineName.FIRST_RESPONSE))
                .map(PinnedDeadline::state)
                .contains(PinnedDeadline.State.EXPIRED);
    }

    private static long failures(Desk desk, String task) {
        return desk.count(
                "SELECT coalesce(max(consecutive_failures), 0) FROM command.scheduled_tasks"
                        + " WHERE convert_from(task_data, 'UTF8') LIKE ?",
                task);
    }

    private static long scheduled(Desk desk) {
        return desk.count("SELECT count(*) FROM command.scheduled_tasks");
    }

    private static long sagas(Desk desk) {
        return desk.count("SELECT count(*) FROM command.saga_entry");
    }
}
