package io.recourse.dispute;

/** What the customer paid or was paid with; different law protects each. */
public enum Product {
    /** A wallet that holds money: a prepaid account (12 CFR 1005.2(b)(3), comment 2(b)(3)(i)-6), electronic money. */
    WALLET_BALANCE,
    /** A wallet that only keeps the credentials of other accounts. */
    STORED_CREDENTIALS,
    DEPOSIT_ACCOUNT,
    CREDIT,
    REMITTANCE,
    /** A payment that the merchant starts, as a direct debit. */
    DIRECT_DEBIT,
    /** Goods or services bought at a distance. */
    DISTANCE_PURCHASE
}
