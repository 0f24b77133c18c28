package io.recourse.runtime.deadletter;

import java.util.Optional;

/**
 * What came of trying a letter and those behind it again.
 *
 * @param kind how it ended
 * @param left the letter that stands now, if there is one
 */
public record Outcome(Kind kind, Optional<DeadLetter> left) {

    /** How it ended. */
    public enum Kind {
        /** Every event of the stream was taken. */
        TAKEN,
        /** One of them could not be taken, again or newly. */
        STANDS,
        /** Somebody else tries it at this moment. */
        BUSY,
        /** There is no such letter. */
        UNKNOWN
    }
}
