package io.recourse.dispute;

/** Where a case comes from. */
public enum Origin {
    WALLET,
    NETWORK,
    ALERT,
    REGULATOR,
    STAFF
}
