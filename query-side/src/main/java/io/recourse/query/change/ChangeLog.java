package io.recourse.query.change;

import io.recourse.dispute.Axes;
import io.recourse.dispute.CaseState;
import io.recourse.payment.MerchantId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Numbers the changes of cases, in the transaction that writes the cases. */
@Component
public class ChangeLog {

    /** What those who listen for changes listen to. */
    static final String BELL = "recourse_case_change";

    private static final String TAKE_TURN = "select pg_advisory_xact_lock(hashtext('" + BELL + "'))";
    private static final String RING = "select pg_notify('" + BELL + "', '')";

    /** A number is at least the time in microseconds: one that was given before a backup was restored is not given again. */
    private static final String NUMBERED = """
            insert into query.case_change as known (case_id, merchant_id, version, status, updated_at, number)
            select case_id, merchant_id, version, status, updated_at, row_number() over (order by updated_at, case_id)
              + greatest((select max(number) from query.case_change),
                         (extract(epoch from clock_timestamp()) * 1000000)::bigint)
            from (%s) as new
            on conflict (case_id) do update set
              (version, status, updated_at, number) =
              (excluded.version, excluded.status, excluded.updated_at, excluded.number)
            where known.version < excluded.version
            """;

    private static final String GIVEN = NUMBERED.formatted("""
            select * from unnest(?::text[], ?::text[], ?::bigint[], ?::text[], ?::timestamptz[])
              as given (case_id, merchant_id, version, status, updated_at)""");

    /** A day is longer than any two clocks are apart. */
    private static final String LEFT_OUT = NUMBERED.formatted("""
            select written.* from query.dispute_case as written left join query.case_change as seen using (case_id)
            where written.merchant_id is not null and written.version > coalesce(seen.version, -1)
              and written.updated_at > coalesce(
                (select updated_at - interval '1 day' from query.case_change order by number desc limit 1), '-infinity')""");

    private final JdbcClient database;

    ChangeLog(JdbcClient database) {
        this.database = database;
    }

    /** What is older than what is known, or the same, changes nothing. */
    public void add(Collection<CaseState> states) {
        List<CaseState> changed =
                states.stream().filter(state -> state.merchantId().isPresent()).toList();
        if (changed.isEmpty()) {
            return;
        }
        takeTurn();
        int written = database.sql(GIVEN)
                .params(
                        texts(changed.stream().map(state -> state.id().value()).toList()),
                        texts(changed.stream()
                                .flatMap(state -> state.merchantId().map(MerchantId::value).stream())
                                .toList()),
                        changed.stream().map(CaseState::version).toArray(Long[]::new),
                        texts(changed.stream()
                                .map(state -> Axes.of(state).status().name())
                                .toList()),
                        changed.stream().map(state -> column(state.updatedAt())).toArray(String[]::new))
                .update();
        ring(written);
    }

    /** After the table of cases was exchanged for one that may know more. */
    public void catchUp() {
        takeTurn();
        ring(database.sql(LEFT_OUT).update());
    }

    /** Held until the transaction ends: the next number is given when this one can be read. */
    private void takeTurn() {
        database.sql(TAKE_TURN).query(row -> {});
    }

    private void ring(int written) {
        if (written > 0) {
            database.sql(RING).query(row -> {});
        }
    }

    private static String[] texts(List<String> values) {
        return values.toArray(String[]::new);
    }

    private static String column(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC).toString();
    }
}
