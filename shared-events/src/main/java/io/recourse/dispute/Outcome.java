package io.recourse.dispute;

/** In whose favour a case ended. */
public enum Outcome {
    CUSTOMER_FAVOUR,
    MERCHANT_FAVOUR,
    SPLIT,
    NO_FAULT,
    WITHDRAWN,
    PREVENTED,
    UNDECIDED
}
