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
    REFUND_EXCEEDS_REFUNDABLE("refund-exceeds-refundable", Kind.REFUSED),
    PAYMENT_CHARGED_BACK("payment-charged-back", Kind.REFUSED),
    REFUND_WINDOW_PASSED("refund-window-passed", Kind.REFUSED),
    REFUND_COUNT_REACHED("refund-count-reached", Kind.REFUSED),
    REFUND_TOO_SOON("refund-too-soon", Kind.REFUSED),
    INCIDENT_UNKNOWN("incident-unknown", Kind.NOT_FOUND),
    INCIDENT_BEING_RESOLVED("incident-being-resolved", Kind.CONFLICT),
    DUPLICATE_COMPLAINT("duplicate-complaint", Kind.CONFLICT),
    FOUR_EYES("four-eyes", Kind.FORBIDDEN),
    IDENTITY_NOT_VERIFIED("identity-not-verified", Kind.REFUSED),
    NO_MERCHANT("no-merchant", Kind.REFUSED),
    RECEIPT_LIMIT_REACHED("receipt-limit-reached", Kind.REFUSED),
    RECEIPT_NOT_PRESENT("receipt-not-present", Kind.REFUSED),
    REQUEST_NOT_OPEN("request-not-open", Kind.REFUSED),
    ITEM_NOT_ASKED_FOR("item-not-asked-for", Kind.REFUSED),
    ALREADY_DECIDED("already-decided", Kind.REFUSED),
    RESPONSE_LIMIT_REACHED("response-limit-reached", Kind.REFUSED),
    OFFER_STANDS("offer-stands", Kind.REFUSED),
    OFFER_NOT_STANDING("offer-not-standing", Kind.REFUSED),
    OFFER_EXCEEDS_DISPUTED("offer-exceeds-disputed", Kind.REFUSED),
    OFFER_AMOUNT_MISSING("offer-amount-missing", Kind.REFUSED),
    NO_RETURN_AWAITED("no-return-awaited", Kind.REFUSED),
    APPEAL_NOT_OPEN("appeal-not-open", Kind.REFUSED),
    REFUND_NOT_AWAITING_APPROVAL("refund-not-awaiting-approval", Kind.REFUSED),
    REFUND_AWAITS_APPROVAL("refund-awaits-approval", Kind.REFUSED),
    REFUND_NOT_UNDER_WAY("refund-not-under-way", Kind.REFUSED),
    REFUND_NOT_STUCK("refund-not-stuck", Kind.REFUSED),
    REFUND_NOT_REVERSIBLE("refund-not-reversible", Kind.REFUSED),
    NO_CREDIT_OUTSTANDING("no-credit-outstanding", Kind.REFUSED),
    CREDIT_OUTSTANDING("credit-outstanding", Kind.REFUSED),
    DEADLINE_NOT_PENDING("deadline-not-pending", Kind.REFUSED),
    DEADLINE_NOT_LATER("deadline-not-later", Kind.REFUSED),
    EXTENSION_NOT_ALLOWED("extension-not-allowed", Kind.FORBIDDEN),
    EXTENSION_TOO_LONG("extension-too-long", Kind.REFUSED),
    CLOCK_NOT_RUNNING("clock-not-running", Kind.REFUSED),
    CLOCK_NOT_PAUSED("clock-not-paused", Kind.REFUSED),
    ACCOUNT_HELD("account-held", Kind.REFUSED),
    ACCOUNT_NOT_HELD("account-not-held", Kind.REFUSED),
    INCIDENT_LINKED("incident-linked", Kind.REFUSED),
    OUTCOME_DIFFERS("outcome-differs", Kind.REFUSED),
    OUTCOME_MISSING("outcome-missing", Kind.REFUSED),
    SEQUENCE_UNKNOWN("sequence-unknown", Kind.REFUSED),
    NO_POLICY_APPLIES("no-policy-applies", Kind.REFUSED),
    POLICY_UNKNOWN("policy-unknown", Kind.REFUSED),
    POLICY_UNCHANGED("policy-unchanged", Kind.REFUSED),
    POLICY_VERSION_TAKEN("policy-version-taken", Kind.CONFLICT),
    CALENDAR_NOT_COVERED("calendar-not-covered", Kind.REFUSED),
    CREDIT_ABOVE_LIMIT("credit-above-limit", Kind.REFUSED),
    ASSIGNEE_NOT_ALLOWED("assignee-not-allowed", Kind.FORBIDDEN),
    CUSTOMER_HAS_OPEN_CASES("customer-has-open-cases", Kind.REFUSED),
    WEBHOOK_UNKNOWN("webhook-unknown", Kind.NOT_FOUND),
    WEBHOOK_LIMIT_REACHED("webhook-limit-reached", Kind.REFUSED),
    WEBHOOK_ADDRESS_NOT_ALLOWED("webhook-address-not-allowed", Kind.REFUSED),
    WEBHOOK_DISABLED("webhook-disabled", Kind.REFUSED);

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
