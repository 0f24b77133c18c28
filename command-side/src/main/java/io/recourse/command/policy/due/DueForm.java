package io.recourse.command.policy.due;

import io.recourse.deadline.Trigger;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A due instant, or a span of time, as a document says it. The schema sees to it that exactly one thing is said. */
public record DueForm(
        Optional<Trigger> after,
        Optional<Integer> hours,
        Optional<Integer> days,
        Optional<Integer> businessDays,
        Optional<Integer> weeks,
        Optional<Integer> months,
        Optional<Integer> billingCycles,
        Optional<List<DueForm>> min,
        Optional<List<DueForm>> earlierOf,
        Optional<List<DueForm>> laterOf) {

    public Due due() {
        return after.<Due>map(trigger -> new Due.After(trigger, span()))
                .or(() -> earlierOf.map(dues -> new Due.EarlierOf(all(dues))))
                .or(() -> laterOf.map(dues -> new Due.LaterOf(all(dues))))
                .orElseThrow();
    }

    public Span span() {
        return Stream.of(
                        hours.<Span>map(Span.Hours::new),
                        days.<Span>map(Span.Days::new),
                        businessDays.<Span>map(Span.BusinessDays::new),
                        weeks.<Span>map(Span.Weeks::new),
                        months.<Span>map(Span.Months::new),
                        billingCycles.<Span>map(Span.BillingCycles::new),
                        min.<Span>map(spans -> new Span.Shortest(
                                spans.stream().map(DueForm::span).toList())))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow();
    }

    /** Whether it can be counted only where it is known which days are open. */
    public boolean countsOpenDays() {
        return businessDays.isPresent()
                || Stream.of(min, earlierOf, laterOf)
                        .flatMap(Optional::stream)
                        .flatMap(List::stream)
                        .anyMatch(DueForm::countsOpenDays);
    }

    private static List<Due> all(List<DueForm> forms) {
        return forms.stream().map(DueForm::due).toList();
    }
}
