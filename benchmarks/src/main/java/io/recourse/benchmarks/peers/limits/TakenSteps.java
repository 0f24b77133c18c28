package io.recourse.benchmarks.peers.limits;

import io.recourse.benchmarks.peers.CaseFile;
import io.recourse.benchmarks.peers.History;
import io.recourse.benchmarks.peers.PlayedCase;
import io.recourse.benchmarks.peers.Step;
import java.sql.SQLException;
import java.time.Clock;
import javax.sql.DataSource;

/** Six rows. */
record TakenSteps(DataSource database, CaseFile file, Clock clock, Log log) implements PlayedCase {

    /** Where the rows go. */
    interface Log {

        /** Returns when the row is on disk. */
        void commit(Taken taken) throws SQLException, InterruptedException;
    }

    @Override
    public void take(Step step) throws SQLException, InterruptedException {
        log.commit(new Taken(file.number(), step, file.agent(), clock.instant()));
    }

    @Override
    public History history() throws SQLException {
        return Taken.history(database, file.number());
    }
}
