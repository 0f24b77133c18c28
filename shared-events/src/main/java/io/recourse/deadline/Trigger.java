package io.recourse.deadline;

/** What a deadline counts from. */
public enum Trigger {
    /** The complaint reached us, or the case was continued. */
    NOTICE_RECEIVED,
    /** Money that was given while the case is open has arrived. */
    CREDITED,
    CREDIT_WITHDRAWN,
    /** The case was decided, here or outside. */
    DECIDED,
    /** Decided, and the customer gets something. */
    DECIDED_FOR_CUSTOMER,
    /** Decided, and the customer gets nothing. */
    DECIDED_AGAINST_CUSTOMER,
    ESCALATED,
    MERCHANT_RESPONDED,
    /** The merchant has the goods again. */
    RETURN_RECEIVED,
    CASE_CLOSED,

    /** The first statement that shows the error was sent. */
    STATEMENT_SENT,
    /** The customer saw the account's history, with the error in it. */
    HISTORY_ACCESSED,
    /** The history that the customer had asked for, with the error in it, was sent. */
    HISTORY_SENT,
    /** The customer learned of the loss or theft. */
    LOSS_LEARNED,
    /** The money left the account. */
    DEBITED,
    /** The transfer was posted to the account. */
    POSTED,
    PAID,
    /** The day on which a transfer was to be available. */
    FUNDS_AVAILABLE,
    GOODS_RECEIVED,
    /** The withdrawal from the contract was declared. */
    WITHDRAWAL_DECLARED,
    /** The customer demanded a refund or a return. */
    REFUND_DEMANDED,
    /** The authority accepted the complaint. */
    COMPLAINT_ACCEPTED,
    /** The case was opened in the system where it began. */
    OPENED_ELSEWHERE;

    /** Whether only the complaint can tell when it was. */
    public boolean stated() {
        return switch (this) {
            case NOTICE_RECEIVED,
                    CREDITED,
                    CREDIT_WITHDRAWN,
                    DECIDED,
                    DECIDED_FOR_CUSTOMER,
                    DECIDED_AGAINST_CUSTOMER,
                    ESCALATED,
                    MERCHANT_RESPONDED,
                    RETURN_RECEIVED,
                    CASE_CLOSED -> false;
            case STATEMENT_SENT,
                    HISTORY_ACCESSED,
                    HISTORY_SENT,
                    LOSS_LEARNED,
                    DEBITED,
                    POSTED,
                    PAID,
                    FUNDS_AVAILABLE,
                    GOODS_RECEIVED,
                    WITHDRAWAL_DECLARED,
                    REFUND_DEMANDED,
                    COMPLAINT_ACCEPTED,
                    OPENED_ELSEWHERE -> true;
        };
    }
}
