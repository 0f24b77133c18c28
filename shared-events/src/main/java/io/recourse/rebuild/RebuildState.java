package io.recourse.rebuild;

/** Where a rebuild is. */
public enum RebuildState {
    /** Reads the history, compares, or waits for a moment to switch. */
    RUNNING,
    /** Stands still until it is resumed; keeps what it has. */
    PAUSED,
    /** An event could not be taken; goes on where it was when it is resumed. */
    FAILED,
    /** Given up, and what it had made is gone. */
    CANCELLED,
    /** What it made is read now. */
    SWITCHED,
    /** It compared, and what was read before is still read. */
    COMPARED;

    /** Whether it may still go on: then no other rebuild of the projection begins. */
    public boolean active() {
        return switch (this) {
            case RUNNING, PAUSED, FAILED -> true;
            case CANCELLED, SWITCHED, COMPARED -> false;
        };
    }
}
