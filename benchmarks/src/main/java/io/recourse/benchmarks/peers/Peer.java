package io.recourse.benchmarks.peers;

import java.time.Duration;

/** One way to keep cases, on a database of its own. Used by many threads. */
public interface Peer extends AutoCloseable {

    /** A case that is not open yet. */
    PlayedCase begin(CaseFile file);

    /** How far what can be read is behind what was acknowledged; zero where both are written in one transaction. */
    default Duration lag() {
        return Duration.ZERO;
    }

    /** Whether everything that was acknowledged can be read, and all that follows from it has been done. */
    default boolean caughtUp() {
        return true;
    }

    @Override
    void close();
}
