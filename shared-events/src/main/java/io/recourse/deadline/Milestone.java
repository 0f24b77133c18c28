package io.recourse.deadline;

/** What can fulfil a deadline. */
public enum Milestone {
    /** The customer heard from us: a contact was recorded. */
    CUSTOMER_ANSWERED,
    CASE_CLOSED
}
