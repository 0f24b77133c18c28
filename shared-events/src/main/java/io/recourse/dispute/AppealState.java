package io.recourse.dispute;

/** Whether an outcome may be, or has been, appealed against. */
public enum AppealState {
    NONE,
    OPEN,
    LAPSED,
    PENDING,
    WON,
    LOST
}
