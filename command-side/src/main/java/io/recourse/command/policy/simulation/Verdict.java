package io.recourse.command.policy.simulation;

/** What became of a deadline. */
public enum Verdict {
    /** Done in time. */
    MET,
    /** Done, too late. */
    LATE,
    /** Too late, and not done by the end. */
    OVERDUE,
    /** Not done by the end, and not yet due or standing still. */
    OPEN;

    public boolean late() {
        return this == LATE || this == OVERDUE;
    }
}
