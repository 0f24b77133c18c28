package io.recourse.rejection;

import com.fasterxml.jackson.annotation.JsonValue;

/** The named rules by which a command can be refused. A slug never changes its meaning; texts live in message bundles. */
public enum Rule {
    CASE_UNKNOWN("case-unknown", Kind.NOT_FOUND),
    PAYMENT_NOT_RECORDED("payment-not-recorded", Kind.NOT_FOUND),
    ROLE_NOT_ALLOWED("role-not-allowed", Kind.FORBIDDEN),
    STALE_VERSION("stale-version", Kind.STALE),
    EXTERNAL_REFERENCE_KNOWN("external-reference-known", Kind.CONFLICT),
    PAYMENT_DIFFERS("payment-differs", Kind.CONFLICT),
    ACTION_NOT_ALLOWED_IN_PHASE("action-not-allowed-in-phase", Kind.REFUSED),
    OCCURRED_IN_FUTURE("occurred-in-future", Kind.REFUSED),
    PAYMENT_UNKNOWN("payment-unknown", Kind.REFUSED),
    PAYMENT_OF_ANOTHER_CUSTOMER("payment-of-another-customer", Kind.REFUSED),
    PAYMENTS_OF_SEVERAL_MERCHANTS("payments-of-several-merchants", Kind.REFUSED),
    DISPUTED_CURRENCY_DIFFERS("disputed-currency-differs", Kind.REFUSED),
    DISPUTED_AMOUNT_EXCEEDS_PAYMENTS("disputed-amount-exceeds-payments", Kind.REFUSED),
    PAYMENTS_TOO_LARGE_TOGETHER("payments-too-large-together", Kind.REFUSED),
    PAYMENT_NOT_IN_CASE("payment-not-in-case", Kind.REFUSED),
    REFUND_CURRENCY_DIFFERS("refund-currency-differs", Kind.REFUSED),
    REFUND_EXCEEDS_REFUNDABLE("refund-exceeds-refundable", Kind.REFUSED);

    /** How a refusal is answered; the HTTP status follows from it. */
    public enum Kind {
        NOT_FOUND,
        FORBIDDEN,
        STALE,
        CONFLICT,
        REFUSED
    }

    private final String slug;
    private final Kind kind;

    Rule(String slug, Kind kind) {
        this.slug = slug;
        this.kind = kind;
    }

    @JsonValue
    public String slug() {
        return slug;
    }

    public Kind kind() {
        return kind;
    }
}
