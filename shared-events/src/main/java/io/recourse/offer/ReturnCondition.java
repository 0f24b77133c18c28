package io.recourse.offer;

/** In what condition goods came back (PayPal: acknowledgement_type). */
public enum ReturnCondition {
    RECEIVED,
    DAMAGED,
    WRONG_ITEM,
    MISSING
}
