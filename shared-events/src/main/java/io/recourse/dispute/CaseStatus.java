package io.recourse.dispute;

/** The one coarse word for clients that poll; computed from the axes, never stored in history. */
public enum CaseStatus {
    OPEN,
    ACTION_REQUIRED,
    IN_REVIEW,
    REFUNDING,
    RESOLVED,
    CLOSED
}
