package io.recourse.information;

/** What can be asked of a customer or a merchant. */
public enum Item {
    /** An answer to what the other side says. */
    RESPONSE,
    IDENTITY,
    TRANSACTION_TIME,
    AMOUNT,
    ORDER_NUMBER,
    DEVICE,
    DESCRIPTION,
    STEPS_TRIED,
    PLACE,
    DESIRED_RESOLUTION,
    PAYMENT_VOUCHER,
    DELIVERY_PROOF,
    SCREENSHOT,
    CHAT_TRANSCRIPT,
    IDENTITY_DOCUMENT,
    POLICE_REPORT,
    MERCHANT_REPLY,
    BANK_STATEMENT,
    CANCELLATION_PROOF,
    RETURN_PROOF,
    PRODUCT_DESCRIPTION,
    REFUND_PROOF,
    OTHER
}
