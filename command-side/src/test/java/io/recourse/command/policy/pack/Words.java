package io.recourse.command.policy.pack;

import io.recourse.command.policy.due.Due;
import io.recourse.command.policy.due.Span;
import io.recourse.deadline.ExpiryEffect;
import io.recourse.deadline.Milestone;
import io.recourse.deadline.Trigger;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a pack says, in words that a person reads. */
final class Words {

    private Words() {}

    static String due(Due due) {
        return switch (due) {
            case Due.After after -> span(after.span()) + " after " + trigger(after.trigger());
            case Due.EarlierOf earlier -> "the earlier of: " + each(earlier.dues(), Words::due);
            case Due.LaterOf later -> "the later of: " + each(later.dues(), Words::due);
        };
    }

    private static String span(Span span) {
        return switch (span) {
            case Span.Hours hours -> number(hours.n(), "hour");
            case Span.Days days -> number(days.n(), "day");
            case Span.BusinessDays days -> number(days.n(), "business day");
            case Span.Weeks weeks -> number(weeks.n(), "week");
            case Span.Months months -> number(months.n(), "month");
            case Span.BillingCycles cycles -> number(cycles.n(), "complete billing cycle");
            case Span.Shortest shortest -> "the shorter of " + each(shortest.spans(), Words::span, " and ");
        };
    }

    private static String number(int n, String of) {
        return n + " " + of + (n == 1 ? "" : "s");
    }

    static String trigger(Trigger trigger) {
        return switch (trigger) {
            case NOTICE_RECEIVED -> "the complaint was received";
            case CREDITED -> "money was credited while the case is open";
            case CREDIT_WITHDRAWN -> "that credit was taken back";
            case DECIDED -> "the decision";
            case DECIDED_FOR_CUSTOMER -> "the decision for the customer";
            case DECIDED_AGAINST_CUSTOMER -> "the decision against the customer";
            case ESCALATED -> "the escalation";
            case MERCHANT_RESPONDED -> "the merchant's response";
            case RETURN_RECEIVED -> "the merchant had the goods again";
            case CASE_CLOSED -> "the case was closed";
            case STATEMENT_SENT -> "the statement with the error was sent";
            case HISTORY_ACCESSED -> "the customer saw the history with the error";
            case HISTORY_SENT -> "the history with the error was sent";
            case LOSS_LEARNED -> "the customer learned of the loss or theft";
            case DEBITED -> "the debit";
            case POSTED -> "the transfer was posted";
            case PAID -> "the payment";
            case FUNDS_AVAILABLE -> "the day on which the money was to be available";
            case GOODS_RECEIVED -> "the goods were received";
            case WITHDRAWAL_DECLARED -> "the withdrawal was declared";
            case REFUND_DEMANDED -> "the refund was demanded";
            case COMPLAINT_ACCEPTED -> "the authority accepted the complaint";
            case OPENED_ELSEWHERE -> "the complaint was made in the system where it began";
        };
    }

    static String milestone(Milestone milestone) {
        return switch (milestone) {
            case CUSTOMER_ANSWERED -> "a contact with the customer";
            case CASE_CLOSED -> "closing the case";
            case DECIDED -> "a decision";
            case CREDITED -> "money arriving, for good or not";
            case REFUNDED -> "a refund arriving";
            case MERCHANT_RESPONDED -> "the merchant's response";
            case CUSTOMER_DOCUMENTED -> "a document of the customer";
            case ESCALATED -> "an escalation";
        };
    }

    static String effect(ExpiryEffect effect) {
        return switch (effect) {
            case ExpiryEffect.Escalate e -> "escalate to " + plain(e.to());
            case ExpiryEffect.Decide e ->
                "decide " + plain(e.outcome()) + " (" + plain(e.basis()) + ", " + plain(e.finality()) + ")";
            case ExpiryEffect.GrantProvisionalCredit e -> "give provisional credit";
            case ExpiryEffect.RequestRefund e -> "ask for the refund";
            case ExpiryEffect.Close e -> "close as " + plain(e.outcome()) + " (" + plain(e.basis()) + ")";
            case ExpiryEffect.Notify e -> "tell the " + plain(e.party());
        };
    }

    static String counting(DeadlineRule rule, Pack pack) {
        if (exact(rule.due().due())) {
            return "exact time";
        }
        CountingForm form = rule.counting()
                .map(own -> own.or(pack.counting().orElse(CountingForm.USUAL)))
                .or(pack::counting)
                .orElse(CountingForm.USUAL);
        return Stream.of(
                        form.triggerDay()
                                .filter(day -> day == CountingForm.TriggerDay.INCLUDED)
                                .map(day -> "from the first day on"),
                        form.ends()
                                .map(end -> switch (end) {
                                    case END_OF_DAY -> "to midnight";
                                    case CLOSE_OF_BUSINESS -> "to close of business";
                                    case SAME_TIME -> "to the same time of day";
                                })
                                .or(() -> Optional.of("to midnight")),
                        form.rollsForward().filter(rolls -> rolls).map(rolls -> "a last day off moves on"),
                        form.zone().map(zone -> zone.equals("CASE") ? "where the case is" : zone))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
    }

    private static boolean exact(Due due) {
        return switch (due) {
            case Due.After after -> after.span() instanceof Span.Hours;
            case Due.EarlierOf earlier -> earlier.dues().stream().allMatch(Words::exact);
            case Due.LaterOf later -> later.dues().stream().allMatch(Words::exact);
        };
    }

    static String condition(Condition condition) {
        return Stream.of(
                        condition.jurisdictions().map(list -> "jurisdiction " + String.join(", ", list)),
                        condition.products().map(list -> "product " + all(list)),
                        condition.reasons().map(list -> "reason " + all(list)),
                        condition.channels().map(list -> "channel " + all(list)),
                        condition.origins().map(list -> "origin " + all(list)),
                        condition.sources().map(list -> "source " + String.join(", ", list)),
                        condition.paymentSources().map(list -> "payments at " + String.join(", ", list)),
                        condition.circumstances().map(list -> "circumstance " + all(list)),
                        condition.urgent().map(urgent -> urgent ? "urgent" : "not urgent"),
                        condition
                                .externalDue()
                                .map(due -> due ? "with a date from outside" : "without a date from outside"))
                .flatMap(Optional::stream)
                .collect(Collectors.joining("; "));
    }

    static String reminder(Duration before) {
        return before.toHours() % 24 == 0
                ? number(Math.toIntExact(before.toDays()), "day")
                : number(Math.toIntExact(before.toHours()), "hour");
    }

    static <T> String each(Collection<T> all, Function<T, String> word) {
        return each(all, word, ", ");
    }

    private static <T> String each(Collection<T> all, Function<T, String> word, String between) {
        return all.stream().map(word).collect(Collectors.joining(between));
    }

    private static String all(List<? extends Enum<?>> words) {
        return words.stream().map(Enum::name).collect(Collectors.joining(", "));
    }

    static String plain(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
