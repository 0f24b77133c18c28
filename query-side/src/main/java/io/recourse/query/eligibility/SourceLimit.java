package io.recourse.query.eligibility;

import io.recourse.dispute.CaseState;
import io.recourse.payment.Allowance;
import io.recourse.payment.PaymentState;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What the operator of a payment's source, as WeChat Pay, asks of another refund of it.
 *
 * @param kept whether a refund now would keep to it
 * @param args what its text says
 */
record SourceLimit(Kind kind, boolean kept, Map<String, String> args) {

    enum Kind {
        /** How long after the payment. */
        WINDOW,
        /** How many refunds of a payment. */
        COUNT,
        /** How soon after the last one. */
        SPACING
    }

    /** Those that the case's policies know of. */
    static List<SourceLimit> of(CaseState state, PaymentState payment, Instant now) {
        return state.terms().refunds().stream()
                .flatMap(limits -> payment.allowances(limits).stream())
                .map(allowance -> of(allowance, now))
                .toList();
    }

    private static SourceLimit of(Allowance allowance, Instant now) {
        boolean kept = allowance.refusal(now).isEmpty();
        return switch (allowance) {
            case Allowance.Window window ->
                new SourceLimit(
                        Kind.WINDOW, kept, Map.of("until", window.until().toString()));
            case Allowance.Count count ->
                new SourceLimit(
                        Kind.COUNT,
                        kept,
                        Map.of("had", Long.toString(count.had()), "most", Integer.toString(count.most())));
            case Allowance.Spacing spacing ->
                new SourceLimit(
                        Kind.SPACING, kept, Map.of("from", spacing.notBefore().toString()));
        };
    }
}
