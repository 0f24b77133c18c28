package io.recourse.incident;

/** Where an incident stands. */
public enum IncidentStatus {
    OPEN,
    /** Its cases are being closed in the background. */
    RESOLVING,
    /** Some cases were refused, or linked later: resolve it again for those. */
    PARTLY_RESOLVED,
    RESOLVED
}
