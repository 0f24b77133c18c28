package io.recourse.benchmarks.scaling;

import io.recourse.dispute.CaseId;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/** What processes have answered for and the read models may not show yet. Many add, one looks. */
final class Acknowledged {

    /** @param version of the case, as its command was answered */
    private record Answered(CaseId caseId, long version, long nanos) {}

    private final Queue<Answered> unseen = new ConcurrentLinkedQueue<>();
    private final Shown shown;

    Acknowledged(Shown shown) {
        this.shown = shown;
    }

    void add(CaseId caseId, long version) {
        unseen.add(new Answered(caseId, version, System.nanoTime()));
    }

    /** The age of the oldest answer that cannot be read in the case's view or in its timeline. */
    Duration lag() throws SQLException {
        look();
        Answered oldest = unseen.peek();
        return oldest == null ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - oldest.nanos());
    }

    boolean allSeen() throws SQLException {
        look();
        return unseen.isEmpty();
    }

    private void look() throws SQLException {
        Map<CaseId, Long> versions =
                shown.versions(unseen.stream().map(Answered::caseId).collect(Collectors.toSet()));
        unseen.removeIf(answered -> versions.getOrDefault(answered.caseId(), -1L) >= answered.version());
    }
}
