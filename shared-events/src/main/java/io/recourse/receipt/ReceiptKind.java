package io.recourse.receipt;

/** What a piece of evidence shows. */
public enum ReceiptKind {
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
