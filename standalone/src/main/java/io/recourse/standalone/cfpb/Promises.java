package io.recourse.standalone.cfpb;

import io.recourse.deadline.DeadlineName;
import io.recourse.deadline.PinnedDeadline;
import io.recourse.dispute.CaseId;
import io.recourse.dispute.CaseState;
import io.recourse.dispute.DeadlineExpired;
import io.recourse.standalone.data.UserError;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The deadlines that cases of this import have not met. Before time passes one of them, the import waits until the case has recorded
 * that it was missed: whether it was is decided there, woken by the deadline saga, and never here.
 */
final class Promises {

    private record Promise(CaseId caseId, DeadlineName name) {}

    private final Duration patience;
    private final NavigableMap<Instant, Set<Promise>> pending = new TreeMap<>();
    private final Map<CaseId, Set<Instant>> dueOf = new HashMap<>();
    private final Set<Promise> expired = new HashSet<>();

    /** @param patience how long, in real time, the deadline saga may take */
    Promises(Duration patience) {
        this.patience = patience;
    }

    /** Takes what the case still has to keep in place of what it had. */
    synchronized void remember(CaseState state) {
        forget(state.id());
        Map<Instant, Set<Promise>> kept = state.deadlines().stream()
                .filter(PinnedDeadline::pending)
                .map(PinnedDeadline::deadline)
                .filter(deadline -> !expired.contains(new Promise(state.id(), deadline.name())))
                .collect(Collectors.groupingBy(
                        deadline -> deadline.dueAt(),
                        Collectors.mapping(deadline -> new Promise(state.id(), deadline.name()), Collectors.toSet())));
        kept.forEach((due, promises) ->
                pending.computeIfAbsent(due, unused -> new HashSet<>()).addAll(promises));
        dueOf.put(state.id(), Set.copyOf(kept.keySet()));
    }

    /** Hears that a deadline of some case, perhaps not one of these, was missed. */
    synchronized void heard(DeadlineExpired event) {
        Promise promise = new Promise(event.caseId(), event.name());
        expired.add(promise);
        remove(event.dueAt(), known -> known.equals(promise));
        notifyAll();
    }

    /** When the first of them is due, if that is not after {@code moment}. */
    synchronized Optional<Instant> nextDueBy(Instant moment) {
        return Optional.ofNullable(pending.firstEntry()).map(Map.Entry::getKey).filter(due -> !due.isAfter(moment));
    }

    /**
     * Returns when every case has recorded what it missed by {@code moment}.
     *
     * @throws UserError when that takes longer than the patience
     */
    synchronized void awaitMissedBy(Instant moment) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (nextDueBy(moment).isPresent()) {
            long leftMillis = (end - System.nanoTime()) / 1_000_000;
            if (leftMillis <= 0) {
                throw new UserError("The deadlines of " + moment + " did not fire within " + patience.toSeconds()
                        + " s; run the import again to go on from here.");
            }
            wait(leftMillis);
        }
    }

    private void forget(CaseId caseId) {
        Optional.ofNullable(dueOf.remove(caseId))
                .ifPresent(dues -> dues.forEach(
                        due -> remove(due, promise -> promise.caseId().equals(caseId))));
    }

    private void remove(Instant due, Predicate<Promise> which) {
        pending.computeIfPresent(due, (unused, promises) -> {
            promises.removeIf(which);
            return promises.isEmpty() ? null : promises;
        });
    }
}
