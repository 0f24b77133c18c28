package io.recourse.deadline;

/** What can fulfil a deadline. */
public enum Milestone {
    /** The customer heard from us: a contact was recorded. */
    CUSTOMER_ANSWERED,
    CASE_CLOSED,
    /** The case was decided, here or outside. */
    DECIDED,
    /** Money arrived at the customer, for good or while the case is open. */
    CREDITED,
    /** Money arrived at the customer for good. */
    REFUNDED,
    MERCHANT_RESPONDED,
    /** The customer handed in a document. */
    CUSTOMER_DOCUMENTED,
    ESCALATED
}
