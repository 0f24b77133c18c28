package io.recourse.dispute;

/** How far a dispute has gone, in order; it never goes down within a round. */
public enum Stage {
    ALERT,
    INQUIRY,
    CLAIM,
    PRE_ARBITRATION,
    ARBITRATION,
    REVERSAL
}
