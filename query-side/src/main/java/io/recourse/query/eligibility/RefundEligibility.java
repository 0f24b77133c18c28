package io.recourse.query.eligibility;

import io.recourse.dispute.CaseId;
import io.recourse.money.Money;
import io.recourse.payment.PaymentId;
import io.recourse.rejection.Rejection;
import io.recourse.rejection.Rule;
import io.recourse.runtime.language.Language;
import io.recourse.runtime.problem.RuleTexts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Whether a refund would be possible now, and why not.
 *
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

    static RefundEligibility of(
            CaseId caseId, PaymentId paymentId, Money amount, Prospect prospect, Language language) {
        return new RefundEligibility(
                caseId,
                paymentId,
                amount,
                prospect.refusals().isEmpty(),
                prospect.refusals().stream()
                        .map(rejection -> Refusal.of(rejection, language))
                        .toList(),
                prospect.refundable(),
                prospect.approvalNeeded(),
                prospect.identityNeeded(),
                prospect.identityVerified(),
                prospect.promisedBy());
    }
}
