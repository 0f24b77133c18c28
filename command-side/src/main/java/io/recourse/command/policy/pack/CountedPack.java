package io.recourse.command.policy.pack;

import io.recourse.command.policy.Policy.Facts;
import io.recourse.command.policy.calendar.BusinessCalendar;
import io.recourse.command.policy.calendar.Calendars;
import io.recourse.command.policy.due.Counter;
import io.recourse.command.policy.due.Counting;
import io.recourse.command.policy.due.Due;
import io.recourse.deadline.Clause;
import io.recourse.deadline.Deadline;
import io.recourse.deadline.Extension;
import io.recourse.deadline.Provision;
import io.recourse.deadline.Trigger;
import io.recourse.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A pack with the calendar that it counts on. */
record CountedPack(Pack pack, BusinessCalendar calendar) {

    /** @throws IllegalArgumentException when there is no such calendar */
    static CountedPack of(Pack pack, Calendars calendars) {
        return new CountedPack(
                pack,
                calendars
                        .find(pack.calendar())
                        .orElseThrow(() -> new IllegalArgumentException("no calendar " + pack.calendar())));
    }

    boolean effectiveAt(Instant instant) {
        return pack.effectiveAt(instant, calendar.zone());
    }

    Considered consider(Facts facts) {
        if (!pack.isEnabled()) {
            return considered(Considered.Why.NOT_ENABLED, Optional.empty());
        }
        Optional<String> mismatch = mismatch(facts);
        if (mismatch.isPresent()) {
            return considered(Considered.Why.NOT_CONCERNED, mismatch);
        }
        return considered(
                noticeTooLate(facts) ? Considered.Why.NOTICE_TOO_LATE : Considered.Why.APPLIES, Optional.empty());
    }

    boolean concerns(Facts facts) {
        return mismatch(facts).isEmpty() && !noticeTooLate(facts);
    }

    private Optional<String> mismatch(Facts facts) {
        return pack.appliesTo()
                .flatMap(condition -> condition.mismatch(facts))
                .or(() -> pack.unless()
                        .filter(condition -> condition.holds(facts))
                        .map(condition -> "unless"));
    }

    private Considered considered(Considered.Why why, Optional<String> mismatch) {
        return new Considered(pack, why, mismatch);
    }

    /** Until when the customer had to complain, where that is known. */
    Optional<Instant> noticeBy(Facts facts) {
        return pack.notice()
                .flatMap(notice -> counter(usual(facts)).count(notice.by().due(), facts.moments()))
                .map(Counter.Term::dueAt);
    }

    Optional<Money> liability(Facts facts, List<Loss> losses) {
        return pack.liability()
                .filter(rule -> losses.stream().allMatch(loss -> loss.amount().hasCurrencyOf(rule.promptCap())))
                .map(rule -> rule.of(losses, facts.moments(), facts.receivedAt(), counter(usual(facts))));
    }

    private boolean noticeTooLate(Facts facts) {
        return noticeBy(facts).filter(by -> !facts.receivedAt().isBefore(by)).isPresent();
    }

    /** The deadlines that begin with one of {@code triggers}. */
    Stream<Deadline> begun(Facts facts, Set<Trigger> triggers, Catalogue.Rules rules) {
        return pack.deadlines().stream()
                .filter(rule -> rule.isEnabled() || rules == Catalogue.Rules.ALL)
                .filter(rule -> rule.appliesTo(facts))
                .flatMap(rule -> begun(rule, facts, triggers).stream());
    }

    private Optional<Deadline> begun(DeadlineRule rule, Facts facts, Set<Trigger> triggers) {
        Optional<DeadlineRule.Alternative> alternative = rule.alternative(facts);
        Due due = alternative
                .map(DeadlineRule.Alternative::due)
                .orElse(rule.due())
                .due();
        if (due.triggers().stream().noneMatch(triggers::contains)) {
            return Optional.empty();
        }
        Counter counter = counter(
                rule.counting().map(form -> counting(form.or(form()), facts)).orElseGet(() -> usual(facts)));
        String citation =
                alternative.flatMap(DeadlineRule.Alternative::citation).orElse(rule.citation());
        Clause clause = new Clause(pack.ref(), rule.id(), citation, rule.confidence());
        return counter.count(due, facts.moments()).map(term -> deadline(rule, facts, counter, term, clause));
    }

    private static Deadline deadline(
            DeadlineRule rule, Facts facts, Counter counter, Counter.Term term, Clause clause) {
        Instant dueAt = rule.externalDue()
                .flatMap(how -> facts.externalDueAt().filter(outside -> switch (how) {
                    case EARLIER -> outside.isBefore(term.dueAt());
                    case REPLACES -> true;
                }))
                .filter(outside -> !outside.isBefore(term.startsAt()))
                .orElse(term.dueAt());
        Extension extension = rule.extendedBy()
                .map(by -> new Extension(
                        by.roles(),
                        counter.count(by.until().due(), facts.moments())
                                .map(Counter.Term::dueAt)
                                .filter(dueAt::isBefore)
                                .orElse(dueAt)))
                .orElseGet(() -> new Extension(List.of(), dueAt));
        return new Deadline(
                rule.name(),
                rule.party(),
                term.startsAt(),
                dueAt,
                rule.metBy(),
                rule.onExpiry().orElse(List.of()),
                rule.pausedBy().flatMap(DeadlineRule.PausedBy::clock).orElse(false),
                Optional.of(new Provision(
                        clause,
                        rule.pausedBy()
                                .flatMap(DeadlineRule.PausedBy::waitingFor)
                                .orElse(List.of()),
                        extension,
                        rule.reminders().orElse(List.of()))));
    }

    private CountingForm form() {
        return pack.counting().orElse(CountingForm.USUAL);
    }

    private Counting usual(Facts facts) {
        return counting(form(), facts);
    }

    private Counting counting(CountingForm form, Facts facts) {
        return form.counting(calendar.zone(), facts.jurisdiction());
    }

    private Counter counter(Counting counting) {
        return new Counter(calendar, counting);
    }
}
