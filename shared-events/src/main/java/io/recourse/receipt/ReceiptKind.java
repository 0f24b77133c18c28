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
    OTHER
}
