package io.recourse.standalone.migrate;

import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counted in the table of events. */
record StoredPositions(JdbcClient store) implements Positions {

    @Override
    public long upTo(long globalIndex) {
        return store.sql("select count(*) from command.domain_event_entry where global_index <= ?")
                .param(globalIndex)
                .query(Long.class)
                .single();
    }

    @Override
    public boolean anyAt(Set<Long> globalIndexes) {
        return !globalIndexes.isEmpty()
                && store.sql(
                                "select exists (select from command.domain_event_entry where global_index in (:positions))")
                        .param("positions", globalIndexes)
                        .query(Boolean.class)
                        .single();
    }
}
