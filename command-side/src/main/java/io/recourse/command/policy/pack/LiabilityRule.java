package io.recourse.command.policy.pack;

import io.recourse.command.policy.due.Counter;
import io.recourse.command.policy.due.DueForm;
import io.recourse.command.policy.due.Moments;
import io.recourse.deadline.Confidence;
import io.recourse.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** How much of an unauthorised loss the customer bears (12 CFR 1005.6(b)).
 *
 * @param promptBy until when telling us of a loss or theft keeps the customer's part at {@code promptCap} at most
 * @param lateCap the customer's part at most when told later
 * @param statementBy until when what a statement shows must be told; what is lost afterwards the customer bears whole
 */
record LiabilityRule(
        String id,
        Money promptCap,
        Money lateCap,
        DueForm promptBy,
        DueForm statementBy,
        String citation,
        Confidence confidence) {

    /** @param moments when the customer learned of the loss of a card or code, if one was lost, and when the statement was sent */
    Money of(List<Loss> losses, Moments moments, Instant noticeAt, Counter counter) {
        Optional<Instant> promptEnd = counter.count(promptBy.due(), moments).map(Counter.Term::dueAt);
        Optional<Instant> statementEnd =
                counter.count(statementBy.due(), moments).map(Counter.Term::dueAt);
        Predicate<Loss> unreported =
                loss -> statementEnd.filter(end -> !loss.at().isBefore(end)).isPresent();
        List<Loss> before =
                losses.stream().filter(loss -> loss.at().isBefore(noticeAt)).toList();
        Money unlimited = sum(before, unreported);
        Money tiered = promptEnd
                .map(end -> tiered(before.stream().filter(unreported.negate()).toList(), end, noticeAt))
                .orElse(none());
        return tiered.plus(unlimited);
    }

    private Money tiered(List<Loss> losses, Instant promptEnd, Instant noticeAt) {
        if (noticeAt.isBefore(promptEnd)) {
            return least(promptCap, sum(losses, loss -> true));
        }
        Money early = least(promptCap, sum(losses, loss -> loss.at().isBefore(promptEnd)));
        Money late = sum(losses, loss -> !loss.at().isBefore(promptEnd));
        return least(lateCap, early.plus(late));
    }

    private Money none() {
        return Money.zero(promptCap.currency());
    }

    private Money sum(List<Loss> losses, Predicate<Loss> which) {
        return losses.stream().filter(which).map(Loss::amount).reduce(none(), Money::plus);
    }

    private static Money least(Money a, Money b) {
        return a.compareTo(b) <= 0 ? a : b;
    }
}
