package io.recourse.benchmarks.scaling;

import io.recourse.benchmarks.peers.CaseFile;
import io.recourse.benchmarks.peers.History;
import io.recourse.benchmarks.peers.PlayedCase;
import io.recourse.benchmarks.peers.Step;
import io.recourse.benchmarks.peers.recourse.HttpCase;
import io.recourse.dispute.CaseId;
import java.sql.SQLException;

/** A case whose commands one process takes, and whose view another shows. */
final class SpreadCase implements PlayedCase {

    private final HttpCase played;
    private final Line commands;
    private final Acknowledged acknowledged;
    private final Shown shown;
    private final CaseFile file;

    SpreadCase(HttpCase played, Line commands, Acknowledged acknowledged, Shown shown, CaseFile file) {
        this.played = played;
        this.commands = commands;
        this.acknowledged = acknowledged;
        this.shown = shown;
        this.file = file;
    }

    @Override
    public void take(Step step) throws Exception {
        played.take(step);
        acknowledged.add(played.id(), commands.version());
    }

    CaseId id() {
        return played.id();
    }

    CaseFile file() {
        return file;
    }

    @Override
    public History history() throws SQLException {
        return shown.history(played.id(), file);
    }

    /** Whether its view says so. */
    boolean isClosed() throws SQLException {
        return shown.isClosed(played.id());
    }
}
