package io.recourse.standalone.migrate;

import java.util.Set;

/** Where the events of the embedded store, whose positions have holes, are in a store that counts them from 0. */
interface Positions {

    /** How many events there are up to this position of the embedded store, with it. */
    long upTo(long globalIndex);

    /** Whether an event is at one of these. */
    boolean anyAt(Set<Long> globalIndexes);
}
