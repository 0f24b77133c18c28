package io.recourse.dispute;

/** What an outcome rests on. */
public enum Basis {
    AGREEMENT,
    CONCESSION,
    ADJUDICATION,
    EXTERNAL_RULING,
    TIMEOUT_CUSTOMER,
    TIMEOUT_MERCHANT,
    TIMEOUT_ISSUER,
    ALREADY_REFUNDED,
    POLICY
}
