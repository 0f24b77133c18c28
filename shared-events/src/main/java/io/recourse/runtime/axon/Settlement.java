package io.recourse.runtime.axon;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Finds out up to which position everything is committed or rolled back. A writer takes its lock on the table before it takes a
 * position, and keeps it to its end: whoever holds none when the positions are looked at has written nothing below them that is
 * not to be seen. Writers do not notice. For one thread.
 */
final class Settlement {

    private static final String LAST =
            "select coalesce(max(global_index), -1) from " + Side.COMMAND.table("domain_event_entry");

    private static final String WRITERS = """
            select virtualtransaction from pg_locks
            where locktype = 'relation' and granted
              and database = (select oid from pg_database where datname = current_database())
              and relation = '%s'::regclass
              and mode = 'RowExclusiveLock'""".formatted(Side.COMMAND.table("domain_event_entry"));

    private final JdbcClient database;
    private long settled = -1;
    private Optional<Wait> wait = Optional.empty();

    Settlement(JdbcClient database) {
        this.database = database;
    }

    /** The last position of which this is certain, or -1; looks again each time. */
    long settled() {
        Wait current = wait.orElseGet(() -> {
            long last = last();
            return new Wait(last, last > settled ? writers() : Set.of());
        });
        if (!current.writers().isEmpty()) {
            Set<String> left = writers();
            left.retainAll(current.writers());
            current = new Wait(current.last(), left);
        }
        if (current.writers().isEmpty()) {
            settled = Math.max(settled, current.last());
            wait = Optional.empty();
        } else {
            wait = Optional.of(current);
        }
        return settled;
    }

    private long last() {
        return database.sql(LAST).query(Long.class).single();
    }

    private Set<String> writers() {
        return new HashSet<>(
                database.sql(WRITERS).query((row, number) -> row.getString(1)).list());
    }

    /**
     * Writers whose end is waited for.
     *
     * @param last the last position when they were looked for
     */
    private record Wait(long last, Set<String> writers) {}
}
