package io.recourse.actor;

/** The capacity in which somebody acts. SYSTEM is Recourse itself: deadlines, refund execution, imports. */
public enum Role {
    AGENT,
    SUPERVISOR,
    MERCHANT,
    AUDITOR,
    ADMIN,
    SYSTEM
}
