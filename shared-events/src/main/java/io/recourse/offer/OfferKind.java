package io.recourse.offer;

/** What one side offers to the other (PayPal: offer_type). */
public enum OfferKind {
    REFUND,
    PARTIAL_REFUND,
    REFUND_WITH_RETURN,
    REPLACEMENT
}
