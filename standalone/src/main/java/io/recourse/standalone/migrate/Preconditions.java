package io.recourse.standalone.migrate;

import io.recourse.standalone.data.UserError;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What must be so before anything is copied. */
record Preconditions(JdbcClient store, TargetDatabase target) {

    /** @throws UserError that says what is not, and what to do */
    void require() {
        requireSameVersion();
        requireNoRebuild();
        requireLedger();
        requireMilliseconds();
    }

    private void requireSameVersion() {
        if (!Tables.version(store).equals(Tables.version(target.sql()))) {
            throw new UserError(
                    "The tables of this installation are not those of this version of recourse: start it once,"
                            + " and stop it.");
        }
    }

    private void requireNoRebuild() {
        boolean any = store.sql("select exists (select from query.rebuild where ended_at is null)")
                .query(Boolean.class)
                .single();
        if (any) {
            throw new UserError(
                    "A read model is being rebuilt; start this installation, let that end or cancel it, and stop it.");
        }
    }

    /** Its entries are carried over to where their events are in Axon Server. */
    private void requireLedger() {
        boolean broken = store.sql("""
                        select exists (
                            select from query.ledger_entry entry left join command.domain_event_entry event
                                on event.global_index = entry.position and event.event_identifier = entry.event_id
                            where event.global_index is null)
                        """).query(Boolean.class).single();
        if (broken) {
            throw new UserError("The ledger has events that the event store has not; ./recourse verify says which.");
        }
    }

    /** Axon Server keeps milliseconds, which is what Recourse writes. */
    private void requireMilliseconds() {
        long others = store.sql("""
                        select count(*) from command.domain_event_entry
                        where time_stamp !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[.][0-9]{3}Z$'
                        """).query(Long.class).single();
        if (others > 0) {
            throw new UserError(others + " events have a time that Axon Server cannot keep: it keeps milliseconds.");
        }
    }
}
