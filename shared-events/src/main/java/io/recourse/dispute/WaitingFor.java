package io.recourse.dispute;

/** What the case cannot go on without. */
public enum WaitingFor {
    IDENTITY,
    RESPONSE,
    EVIDENCE,
    CONFIRMATION,
    RETURN,
    APPROVAL,
    REFUND,
    VERDICT
}
