package io.recourse.command.policy.pack;

import io.recourse.money.Money;
import io.recourse.terms.CreditLimits;
import io.recourse.terms.RefundLimits;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a pack limits.
 *
 * @param approvalAbove amounts, one a currency, above which a refund needs a second person
 */
record Limits(
        Optional<List<Money>> approvalAbove,
        Optional<Duration> longestExtension,
        Optional<Integer> receiptsPerParty,
        Optional<Integer> responsesPerRound,
        Optional<RefundLimits> refunds,
        Optional<CreditLimits> provisionalCredit) {}
