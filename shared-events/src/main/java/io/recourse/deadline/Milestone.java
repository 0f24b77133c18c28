package io.recourse.deadline;

/** What can fulfil a deadline. */
public enum Milestone {
    /** The customer heard from us: a recorded contact, or the closing of the case. */
    CUSTOMER_ANSWERED,
    CASE_CLOSED
}
