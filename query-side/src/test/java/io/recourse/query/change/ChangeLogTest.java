package io.recourse.query.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.recourse.dispute.CaseState;
import io.recourse.dispute.DisputeEvent;
import io.recourse.query.QueryTest;
import io.recourse.testing.CaseEvents;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Numbers are given in the order in which they can be read. */
class ChangeLogTest extends QueryTest {

    @Autowired
    private ChangeLog changes;

    @Autowired
    private TransactionTemplate transactions;

    @Test
    void nextNumberIsGivenWhenTheLastOneCanBeRead() {
        CompletableFuture<?> second = transactions.execute(status -> {
            changes.add(List.of(state(5501, 0)));
            CompletableFuture<?> later = CompletableFuture.runAsync(
                    () -> transactions.executeWithoutResult(other -> changes.add(List.of(state(5502, 0)))));
            await().untilAsserted(() -> assertThat(waiting()).isEqualTo(1));
            assertThat(later).isNotDone();
            return later;
        });
        Optional.ofNullable(second).orElseThrow().join();

        assertThat(number(5502)).isGreaterThan(number(5501));
    }

    @Test
    void whatBringsNothingNewKeepsItsNumber() {
        add(5511, 3);
        long number = number(5511);

        add(5511, 3);
        add(5511, 1);
        assertThat(number(5511)).isEqualTo(number);
        add(5511, 4);
        assertThat(number(5511)).isGreaterThan(number);
    }

    @Test
    void numberIsNeverGivenTwiceWhateverWasLost() {
        add(5521, 0);
        long lost = number(5521);
        database()
                .sql("delete from query.case_change where number >= :lost")
                .param("lost", lost)
                .update();

        add(5521, 0);

        assertThat(number(5521)).isGreaterThan(lost);
    }

    private void add(int id, int version) {
        transactions.executeWithoutResult(status -> changes.add(List.of(state(id, version))));
    }

    private static CaseState state(int id, int version) {
        Optional<CaseState> state = Optional.empty();
        List<DisputeEvent> events = CaseEvents.of(id).merchant("m-5500").whole().events();
        for (int sequence = 0; sequence <= version; sequence++) {
            state = Optional.of(
                    CaseState.evolve(state, events.get(sequence), sequence, CaseEvents.START.plusSeconds(sequence)));
        }
        return state.orElseThrow();
    }

    private long waiting() {
        return database()
                .sql("select count(*) from pg_locks where locktype = 'advisory' and not granted"
                        + " and database = (select oid from pg_database where datname = current_database())")
                .query(Long.class)
                .single();
    }

    private long number(int id) {
        return database()
                .sql("select number from query.case_change where case_id = :id")
                .param("id", CaseEvents.id(id).value())
                .query(Long.class)
                .single();
    }
}
