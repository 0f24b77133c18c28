package io.recourse.dispute;

/** Who can owe a case something. OPERATOR is the wallet itself. */
public enum Party {
    CUSTOMER,
    MERCHANT,
    OPERATOR
}
