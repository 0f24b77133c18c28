package io.recourse.dispute;

/** What changes which rules apply. */
public enum Circumstance {
    /** The transfer was made within 30 days of the first deposit to the account. */
    NEW_ACCOUNT,
    /** A debit card at a point of sale, by mail or telephone too, not at a cash machine. */
    POINT_OF_SALE,
    /** The transfer was not initiated within a state of the United States. */
    INITIATED_ABROAD,
    /** The customer told us by word of mouth only. */
    ORAL_NOTICE,
    /** Who the customer is was never established. */
    UNIDENTIFIED_ACCOUNT,
    /** The customer is not a consumer. */
    NOT_A_CONSUMER,
    /** The complaint is about rights under the payment services or electronic money rules. */
    PAYMENT_SERVICE_COMPLAINT,
    /** The recipient's data that the customer gave were wrong. */
    WRONG_DATA_FROM_CUSTOMER,
    /** The goods are of a kind that cannot be returned without a reason. */
    NO_RETURN_RIGHT
}
