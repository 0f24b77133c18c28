package io.recourse.query.rebuild;

import io.recourse.query.projection.Rebuildable;
import io.recourse.query.projection.SkippedEvents;
import io.recourse.runtime.axon.HandReaders;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What every rebuild works with. */
@Component
record RebuildTools(
        RebuildRows rows,
        Tokens tokens,
        TableComparison comparison,
        Switch turnover,
        HandReaders readers,
        SkippedEvents skipped,
        JdbcClient database,
        DataSource connections,
        TransactionTemplate transactions,
        Clock clock) {

    Shadow shadow(Rebuildable projection) {
        return new Shadow(database, projection);
    }
}
