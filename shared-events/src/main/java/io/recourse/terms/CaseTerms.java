package io.recourse.terms;

import io.recourse.dispute.Action;
import io.recourse.dispute.Party;
import io.recourse.information.Item;
import io.recourse.money.Money;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What the policy asks of a case beside its deadlines. Pinned when the case is opened, so that a later version of the policy
 * changes nothing about it.
 *
 * @param identityFor what is refused until the customer is verified
 * @param identityValidFor how long a verification counts
 * @param approvalAbove amounts, one a currency, above which a refund needs a second person; a refund in another currency
 *     always does; empty where no refund does
 * @param intake what a complaint of this reason and channel should say
 * @param evidence the checklist
 * @param customerAnswer until when the customer answers a request
 * @param merchantAnswer until when the merchant answers a request
 * @param offer how long an offer stands
 * @param appeal how long a provisional outcome can be appealed against
 * @param refund until when a refund has moved
 * @param longestExtension by how much one extension puts a deadline off at most
 * @param mostReceipts pieces of evidence that a party may have in one case
 * @param mostResponses how often a merchant may respond in one round
 * @param refunds what the operator of the payment's source allows
 * @param credit how far money is given while the case is open
 */
public record CaseTerms(
        List<Action> identityFor,
        Duration identityValidFor,
        Optional<List<Money>> approvalAbove,
        List<Item> intake,
        List<EvidenceNeed> evidence,
        Promise customerAnswer,
        Promise merchantAnswer,
        Promise offer,
        Promise appeal,
        Promise refund,
        Duration longestExtension,
        int mostReceipts,
        int mostResponses,
        Optional<RefundLimits> refunds,
        Optional<CreditLimits> credit) {

    public CaseTerms {
        identityFor = List.copyOf(identityFor);
        intake = List.copyOf(intake);
        evidence = List.copyOf(evidence);
        approvalAbove = approvalAbove.map(List::copyOf);
    }

    /** Whether a refund of {@code amount} needs a second person. */
    public boolean needsApproval(Money amount) {
        return approvalAbove
                .map(limits -> limits.stream()
                        .filter(limit -> limit.hasCurrencyOf(amount))
                        .findFirst()
                        .map(limit -> amount.compareTo(limit) > 0)
                        .orElse(true))
                .orElse(false);
    }

    public Promise answer(Party party) {
        return party == Party.MERCHANT ? merchantAnswer : customerAnswer;
    }
}
