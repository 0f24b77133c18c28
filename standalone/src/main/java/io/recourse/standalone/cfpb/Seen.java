package io.recourse.standalone.cfpb;

import io.recourse.dispute.CaseState;
import java.time.Instant;
import java.util.HashSet;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/**
 * What sagas must have seen before time may pass a deadline: all that happened to cases which have that deadline. One that fires while
 * it is being cancelled does no harm, but makes the sagas start over; and waiting for everything each time would make them idle.
 */
final class Seen {

    private final NavigableMap<Instant, Long> neededBy = new TreeMap<>();
    private final Set<Instant> duesOfMoment = new HashSet<>();

    /** Something has happened to the case. */
    synchronized void touched(CaseState state) {
        state.deadlines()
                .forEach(deadline -> duesOfMoment.add(deadline.deadline().dueAt()));
    }

    /** All that happened since the last call is in the store up to {@code position}. */
    synchronized void storedUpTo(long position) {
        duesOfMoment.forEach(due -> neededBy.put(due, position));
        duesOfMoment.clear();
    }

    /** The position that must have been seen before time moves on to {@code moment}, asked once. */
    synchronized OptionalLong neededBy(Instant moment) {
        NavigableMap<Instant, Long> passed = neededBy.headMap(moment, true);
        OptionalLong needed =
                passed.values().stream().mapToLong(Long::longValue).max();
        passed.clear();
        return needed;
    }
}
