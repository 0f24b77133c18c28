package io.recourse.deadline;

/** How well the source of a rule is known. */
public enum Confidence {
    /** Read in the rule's own text or on the operator's own page. */
    VERIFIED,
    /** Read about elsewhere, or in part. */
    SECONDARY,
    /** Not confirmed by any text. */
    UNVERIFIED
}
