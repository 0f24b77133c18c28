package io.recourse.benchmarks.scaling;

import io.recourse.benchmarks.peers.CaseFile;
import io.recourse.benchmarks.peers.History;
import io.recourse.benchmarks.peers.Step;
import java.util.Collection;
import java.util.List;

/** Proves of cases that were played to their end that nothing was lost and nothing was done twice. */
final class Whole {

    private Whole() {}

    /** @throws IllegalStateException at the first that is not whole */
    static void requireAll(Collection<SpreadCase> cases) throws Exception {
        for (SpreadCase played : cases) {
            History history = played.history();
            require(played, played.isClosed(), "its view does not show it closed and refunded", history);
            require(played, !history.timerPending(), "its timer is still pending", history);
            require(played, stepsOnce(history), "not all steps in their order, each once", history);
            require(played, refunded(played.file(), history), "its refund has not moved once", history);
        }
    }

    private static boolean stepsOnce(History history) {
        return history.entries().stream().map(History.Entry::step).toList().equals(List.of(Step.values()));
    }

    private static boolean refunded(CaseFile file, History history) {
        return history.refund()
                .filter(moved -> moved.amount().amount().compareTo(file.amount().amount()) == 0)
                .filter(moved -> moved.amount().currency().equals(file.amount().currency()))
                .isPresent();
    }

    private static void require(SpreadCase played, boolean kept, String otherwise, History history) {
        if (!kept) {
            throw new IllegalStateException(played.id() + ": " + otherwise + ": " + history);
        }
    }
}
