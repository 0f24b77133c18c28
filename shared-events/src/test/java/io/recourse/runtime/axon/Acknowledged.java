package io.recourse.runtime.axon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What somebody was told is stored, against what is. */
final class Acknowledged {

    /** Streams whose events are not 0, 1, 2 and so on in the order of their positions. */
    private static final String TORN = """
            SELECT DISTINCT aggregate_identifier
            FROM (SELECT aggregate_identifier, sequence_number,
                         row_number() OVER (PARTITION BY aggregate_identifier ORDER BY global_index) - 1 AS place
                  FROM command.domain_event_entry) event
            WHERE sequence_number <> place""";

    private static final String HALF_UNITS = """
            SELECT aggregate_identifier FROM command.domain_event_entry
            GROUP BY aggregate_identifier HAVING count(*) % 2 = 1""";

    private Acknowledged() {}

    /** @param acknowledged identifiers of events that were appended two by two */
    static void isStored(Set<String> acknowledged, JdbcClient database) {
        Set<String> lost = new HashSet<>(acknowledged);
        strings(database, "SELECT event_identifier FROM command.domain_event_entry")
                .forEach(lost::remove);
        assertThat(lost).as("acknowledged, and not there").isEmpty();
        assertThat(strings(database, TORN)).as("streams with a hole").isEmpty();
        assertThat(strings(database, HALF_UNITS)).as("half of a unit").isEmpty();
    }

    private static List<String> strings(JdbcClient database, String sql) {
        return database.sql(sql).query((row, number) -> row.getString(1)).list();
    }
}
