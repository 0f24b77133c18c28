package io.recourse.query.dispute;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.deadline.DeadlineName;
import io.recourse.dispute.CaseStatus;
import io.recourse.dispute.Party;
import io.recourse.dispute.Stage;
import io.recourse.dispute.WaitingFor;
import io.recourse.query.QueryTest;
import io.recourse.query.list.Estimate;
import io.recourse.query.list.Position;
import io.recourse.query.list.Where;
import io.recourse.testing.CaseEvents;
import io.recourse.testing.EventLog;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A page costs what a page costs, wherever in an order of very many cases its own are. */
class WorklistScanTest extends QueryTest {

    private static final int NUMBER = 20_000;

    /** A page, those that are gathered to find it, and some. */
    private static final int MOST_ROWS = 500;

    private static final List<String> SORTS =
            List.of("openedAt", "-openedAt", "updatedAt", "-updatedAt", "dueAt", "-dueAt");

    @Autowired
    private Worklist worklist;

    @Test
    void noFilterReadsItsWayThroughTheOthers() {
        amongMany(96301, "m-6100", () -> {
            Stream.of(
                            asked(List.of(CaseStatus.OPEN), List.of(), List.of(), Optional.empty()),
                            asked(List.of(CaseStatus.CLOSED), List.of(), List.of(), Optional.empty()),
                            asked(List.of(), List.of(Stage.ARBITRATION), List.of(), Optional.empty()),
                            asked(List.of(), List.of(), List.of("agent-7"), Optional.empty()),
                            asked(List.of(), List.of(), List.of(), Optional.of(Instant.parse("2031-01-01T00:00:00Z"))),
                            asked(List.of(), List.of(), List.of(), Optional.empty()))
                    .forEach(filter -> SORTS.forEach(sort -> readsAPage(filter, sort)));
        });
    }

    /** Those who were late are behind all cases at work in the order of what is due; what nobody has is nowhere. */
    @Test
    void whatIsRareOrFarBehindIsNotLookedForOneByOne() {
        amongMany(96302, "m-96302", () -> {
            database().sql("""
                            update query.dispute_case set late = '{MERCHANT}', missed = '{RESOLUTION}', next_due_at = 'infinity'
                            where updated_at < timestamptz '2030-01-06'""").update();
            database().sql("""
                            update query.dispute_case set phase = 'NEW', status = 'OPEN', waiting_for = '{RESPONSE}',
                              next_due_at = timestamptz '2030-02-01'
                            where updated_at >= timestamptz '2030-01-06' and updated_at < timestamptz '2030-01-10'""").update();
            database().sql("analyze query.dispute_case").update();

            readsAPage(asked(List.of(Party.MERCHANT), List.of(), List.of()), "dueAt");
            readsAPage(asked(List.of(), List.of(new DeadlineName("RESOLUTION")), List.of()), "dueAt");
            SORTS.forEach(sort -> readsAPage(asked(List.of(), List.of(), List.of(WaitingFor.RESPONSE)), sort));
            readsNothing(asked(List.of(Party.CUSTOMER), List.of(), List.of()));
            readsNothing(asked(List.of(), List.of(new DeadlineName("APPEAL")), List.of()));
            readsNothing(asked(List.of(), List.of(), List.of(WaitingFor.RETURN)));
        });
    }

    /** The database thinks that one row of two hundred has what none has. */
    @Test
    void whatNoRowHasInAnArrayIsFew() {
        amongMany(96303, "m-96303", () -> {
            Where nobody = new Where().hasAnyOf("late", List.of(Party.CUSTOMER));

            assertThat(Estimate.rows(database(), "query.dispute_case", nobody)).isGreaterThan(50);
            assertThat(Estimate.fewer(database(), "query.dispute_case", nobody, 50))
                    .isTrue();
            assertThat(Estimate.fewer(database(), "query.dispute_case", new Where().and("phase = 'NEW'"), 50))
                    .isFalse();
        });
    }

    private void amongMany(int number, String merchant, Runnable asked) {
        happened(new EventLog().add(CaseEvents.of(number).merchant(merchant).opened()));
        undone(() -> {
            multiply(merchant);
            asked.run();
        });
    }

    private void readsNothing(CaseFilter filter) {
        for (String sort : SORTS) {
            Reads before = reads();
            assertThat(list(filter, sort, Optional.empty()).items())
                    .as("%s %s", filter, sort)
                    .isEmpty();
            Reads after = reads();

            assertThat(after.scans() - before.scans())
                    .as("whole tables read for %s %s", filter, sort)
                    .isZero();
            assertThat(after.rows() - before.rows())
                    .as("rows read for %s %s", filter, sort)
                    .isLessThan(MOST_ROWS);
        }
    }

    private void readsAPage(CaseFilter filter, String sort) {
        Reads before = reads();
        CaseList first = list(filter, sort, Optional.empty());
        assertThat(first.items()).as("%s %s", filter, sort).hasSize(50);
        assertThat(list(filter, sort, first.next()).items())
                .as("the next of %s %s", filter, sort)
                .hasSize(50)
                .doesNotContainAnyElementsOf(first.items());
        Reads after = reads();

        assertThat(after.scans() - before.scans())
                .as("whole tables read for %s %s", filter, sort)
                .isZero();
        assertThat(after.rows() - before.rows())
                .as("rows read for %s %s", filter, sort)
                .isLessThan(2 * MOST_ROWS);
    }

    private CaseList list(CaseFilter filter, String sort, Optional<Position> after) {
        return worklist.list(new ListCases(filter, "nobody", CaseOrder.of(sort), 50, after));
    }

    private record Reads(long scans, long rows) {}

    private Reads reads() {
        return database()
                .sql("select seq_scan, idx_tup_fetch from pg_stat_xact_user_tables"
                        + " where schemaname = 'query' and relname = 'dispute_case'")
                .query((row, index) -> new Reads(row.getLong(1), row.getLong(2)))
                .single();
    }

    /** The last two hundred are at work, and of these one in two is before an arbitrator. */
    private void multiply(String merchant) {
        // What the database expects of a value depends on all rows, and other tests have left theirs.
        database()
                .sql("delete from query.dispute_case where merchant_id <> :merchant")
                .param("merchant", merchant)
                .update();
        database().sql("""
                        insert into query.dispute_case
                        select (jsonb_populate_record(one, jsonb_build_object(
                            'case_id', 'case_03' || lpad(i::text, 24, '0'),
                            'opened_at', timestamptz '2030-01-01' + i * interval '1 minute',
                            'updated_at', timestamptz '2030-01-01' + i * interval '1 minute',
                            'assignee', 'agent-' || i % 200)
                            || case when i > :number - 200
                               then jsonb_build_object('phase', 'NEW', 'status', 'OPEN',
                                    'next_due_at', timestamptz '2030-02-01' + i * interval '1 minute',
                                    'stage', case when i % 2 = 0 then 'ARBITRATION' else 'INQUIRY' end)
                               else jsonb_build_object('phase', 'CLOSED', 'status', 'CLOSED', 'next_due_at', 'infinity') end)).*
                        from query.dispute_case as one, generate_series(1, :number) as i
                        where one.merchant_id = :merchant
                        """).param("number", NUMBER).param("merchant", merchant).update();
        database().sql("analyze query.dispute_case").update();
        // As the standalone sets it; by default one row elsewhere is thought as dear as hundreds in a row.
        database().sql("set local random_page_cost = 1.1").update();
    }

    private static CaseFilter asked(
            List<CaseStatus> status, List<Stage> stage, List<String> assignee, Optional<Instant> dueBefore) {
        return asked(status, stage, assignee, dueBefore, List.of(), List.of(), List.of());
    }

    private static CaseFilter asked(List<Party> late, List<DeadlineName> missed, List<WaitingFor> waitingFor) {
        return asked(List.of(), List.of(), List.of(), Optional.empty(), late, missed, waitingFor);
    }

    private static CaseFilter asked(
            List<CaseStatus> status,
            List<Stage> stage,
            List<String> assignee,
            Optional<Instant> dueBefore,
            List<Party> late,
            List<DeadlineName> missed,
            List<WaitingFor> waitingFor) {
        return new CaseFilter(
                status,
                stage,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                assignee,
                Optional.empty(),
                waitingFor,
                List.of(),
                List.of(),
                late,
                missed,
                List.of(),
                dueBefore,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
