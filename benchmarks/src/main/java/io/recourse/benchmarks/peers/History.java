package io.recourse.benchmarks.peers;

import io.recourse.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a peer tells of one case.
 *
 * @param entries in the order in which they happened
 * @param timerPending whether the timer of the opening still waits
 * @param refund the money that has moved
 */
public record History(List<Entry> entries, boolean timerPending, Optional<Moved> refund) {

    public History {
        entries = List.copyOf(entries);
    }

    /** One step, as it was recorded. */
    public record Entry(Step step, String who, Instant when, String payload) {}

    public record Moved(Money amount, String reference) {}
}
