package io.recourse.query.eligibility;

import io.recourse.dispute.CaseId;
import io.recourse.money.Money;
import io.recourse.payment.PaymentId;
import io.recourse.rejection.Rejection;
import io.recourse.rejection.Rule;
import io.recourse.runtime.language.Language;
import io.recourse.runtime.language.Texts;
import io.recourse.runtime.problem.RuleTexts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Whether a refund would be possible now, and why not.
 *
 * @param limits what the operator of the payment's source asks of another refund, as far as the case's policies know
 * @param refundable what may still go back of the payment; missing when the payment is none of the case
 * @param approvalNeeded whether a second person would have to agree
 * @param identityNeeded whether the customer must be verified first
 * @param identityVerified whether the customer counts as verified now
 * @param promisedBy until when the money would have to have moved
 */
record RefundEligibility(
        CaseId disputeId,
        PaymentId paymentId,
        Money amount,
        boolean eligible,
        List<Refusal> refusals,
        List<Limit> limits,
        Optional<Money> refundable,
        boolean approvalNeeded,
        boolean identityNeeded,
        boolean identityVerified,
        Instant promisedBy) {

    /** @param detail why, in the language of the reader */
    record Refusal(Rule rule, String detail) {

        private static Refusal of(Rejection rejection, Language language) {
            return new Refusal(rejection.rule(), RuleTexts.detail(rejection, language));
        }
    }

    /** @param detail until when, how often or from when on, in the language of the reader */
    record Limit(SourceLimit.Kind limit, boolean kept, String detail) {

        private static final Texts TEXTS = new Texts("io.recourse.query.eligibility.limits");

        private static Limit of(SourceLimit limit, Language language) {
            String key = limit.kind() + (limit.kept() ? ".kept" : ".broken");
            return new Limit(limit.kind(), limit.kept(), TEXTS.get(language, key, limit.args()));
        }
    }

    static RefundEligibility of(
            CaseId caseId, PaymentId paymentId, Money amount, Prospect prospect, Language language) {
        return new RefundEligibility(
                caseId,
                paymentId,
                amount,
                prospect.possible(),
                prospect.refusals().stream()
                        .map(rejection -> Refusal.of(rejection, language))
                        .toList(),
                prospect.limits().stream()
                        .map(limit -> Limit.of(limit, language))
                        .toList(),
                prospect.refundable(),
                prospect.approvalNeeded(),
                prospect.identityNeeded(),
                prospect.identityVerified(),
                prospect.promisedBy());
    }
}
