package io.recourse.command.dispute;

import static io.recourse.sample.Sample.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.dispute.CaseId;
import io.recourse.sample.Sample;
import io.recourse.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Deadlines that were met leave nothing behind. */
class MetDeadlinesTest {

    private static final int CASES = 200;

    @Test
    void nothingIsScheduledForCasesThatAreClosedAndNothingFires() {
        List<CaseId> cases = IntStream.range(0, CASES).mapToObj(Sample::dispute).toList();
        try (Desk desk = Desk.start(TestDatabase.fresh(), NOW)) {
            Moves moves = new Moves(desk);
            for (CaseId id : cases) {
                desk.open(id);
                moves.contact(id);
                moves.close(id);
            }
            Agenda agenda = new Agenda(desk, cases);
            agenda.assertKept();
            assertThat(desk.count("SELECT count(*) FROM command.scheduled_tasks"))
                    .isZero();
            assertThat(desk.count("SELECT count(*) FROM command.saga_entry")).isZero();
            assertThat(desk.count("SELECT count(*) FROM command.association_value_entry"))
                    .isZero();

            desk.advanceTo(NOW.plus(Duration.ofDays(400)));
            agenda.assertKept();
            assertThat(cases)
                    .allSatisfy(id ->
                            assertThat(MovedDeadlinesTest.expired(desk, id)).isEmpty());
        }
    }
}
