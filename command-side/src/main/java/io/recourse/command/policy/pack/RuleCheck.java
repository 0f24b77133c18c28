package io.recourse.command.policy.pack;

import io.recourse.command.policy.calendar.BusinessCalendar;
import io.recourse.command.policy.due.Due;
import io.recourse.command.policy.due.DueForm;
import io.recourse.command.policy.due.Span;
import io.recourse.command.policy.yaml.Misfit;
import io.recourse.deadline.ExpiryEffect;
import io.recourse.deadline.Milestone;
import io.recourse.deadline.Trigger;
import io.recourse.dispute.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a deadline's rule must not say though its form allows it. */
final class RuleCheck {

    private final String at;
    private final DeadlineRule rule;
    private final Pack pack;
    private final List<Misfit> misfits = new ArrayList<>();

    private RuleCheck(String at, DeadlineRule rule, Pack pack) {
        this.at = at;
        this.rule = rule;
        this.pack = pack;
    }

    static List<Misfit> of(String at, DeadlineRule rule, Pack pack, Optional<BusinessCalendar> calendar) {
        RuleCheck check = new RuleCheck(at, rule, pack);
        if (check.shapes() && check.zone()) {
            check.triggers();
            check.counting();
            check.effects();
            check.conditions();
            check.standing();
            calendar.ifPresent(known -> check.proportions(new Probe(known, pack, rule)));
        }
        return check.misfits;
    }

    private boolean shapes() {
        misfits.addAll(DueCheck.of(at + "/due", rule.due()));
        each(
                rule.alternatives(),
                "/alternatives",
                (alternative, where) -> misfits.addAll(DueCheck.of(where + "/due", alternative.due())));
        rule.extendedBy().ifPresent(by -> misfits.addAll(DueCheck.of(at + "/extendedBy/until", by.until())));
        return misfits.isEmpty();
    }

    private boolean zone() {
        Optional<String> unknown = rule.counting().flatMap(CountingForm::unknownZone);
        unknown.ifPresent(name -> wrong("/counting/zone", "there is no time zone \"" + name + "\""));
        return unknown.isEmpty();
    }

    /** What begins it cannot fulfil it too. */
    private void triggers() {
        Set<Trigger> triggers = Stream.concat(
                        Stream.of(rule.due()),
                        rule.alternatives().stream().flatMap(List::stream).map(DeadlineRule.Alternative::due))
                .flatMap(form -> form.due().triggers().stream())
                .collect(Collectors.toSet());
        for (int i = 0; i < rule.metBy().size(); i++) {
            Milestone milestone = rule.metBy().get(i);
            if (triggers.stream().anyMatch(trigger -> fulfils(trigger, milestone))) {
                wrong("/metBy/" + i, "what it counts from would fulfil it at once");
            }
        }
        if (rule.metBy().isEmpty() && rule.onExpiry().isEmpty()) {
            wrong("/metBy", "nothing fulfils it and nothing follows from it");
        }
    }

    private static boolean fulfils(Trigger trigger, Milestone milestone) {
        return switch (milestone) {
            case DECIDED ->
                trigger == Trigger.DECIDED
                        || trigger == Trigger.DECIDED_FOR_CUSTOMER
                        || trigger == Trigger.DECIDED_AGAINST_CUSTOMER
                        || trigger == Trigger.CASE_CLOSED;
            case CASE_CLOSED -> trigger == Trigger.CASE_CLOSED;
            case CREDITED -> trigger == Trigger.CREDITED;
            case MERCHANT_RESPONDED -> trigger == Trigger.MERCHANT_RESPONDED;
            case ESCALATED -> trigger == Trigger.ESCALATED;
            case CUSTOMER_ANSWERED, REFUNDED, CUSTOMER_DOCUMENTED -> false;
        };
    }

    private void counting() {
        if (rule.counting().isPresent() && exact(rule.due().due())) {
            wrong("/counting", "hours are exact and are not counted by days");
        }
    }

    private static boolean exact(Due due) {
        return switch (due) {
            case Due.After after -> after.span() instanceof Span.Hours;
            case Due.EarlierOf earlier -> earlier.dues().stream().allMatch(RuleCheck::exact);
            case Due.LaterOf later -> later.dues().stream().allMatch(RuleCheck::exact);
        };
    }

    private void effects() {
        Optional<Outcome> outcome = Optional.empty();
        boolean closed = false;
        List<ExpiryEffect> effects = rule.onExpiry().orElse(List.of());
        for (int i = 0; i < effects.size(); i++) {
            String where = "/onExpiry/" + i;
            if (closed) {
                wrong(where, "nothing can follow once the case is closed");
            }
            Optional<Outcome> said = outcome(effects.get(i));
            if (said.isPresent() && outcome.isPresent() && !said.equals(outcome)) {
                wrong(where, "the case cannot be both " + outcome.get() + " and " + said.get());
            }
            if (effects.get(i) instanceof ExpiryEffect.RequestRefund
                    && outcome.equals(Optional.of(Outcome.MERCHANT_FAVOUR))) {
                wrong(where, "nothing is refunded in a case that is decided for the merchant");
            }
            outcome = said.isPresent() ? said : outcome;
            closed = closed || effects.get(i) instanceof ExpiryEffect.Close;
        }
    }

    private static Optional<Outcome> outcome(ExpiryEffect effect) {
        return switch (effect) {
            case ExpiryEffect.Decide decide -> Optional.of(decide.outcome());
            case ExpiryEffect.Close close -> Optional.of(close.outcome());
            case ExpiryEffect.Escalate e -> Optional.empty();
            case ExpiryEffect.GrantProvisionalCredit e -> Optional.empty();
            case ExpiryEffect.RequestRefund e -> Optional.empty();
            case ExpiryEffect.Notify e -> Optional.empty();
        };
    }

    /** Conditions that no case can meet. */
    private void conditions() {
        rule.when().ifPresent(when -> {
            within("/when", when);
            if (rule.unless().filter(when::equals).isPresent()) {
                wrong("/unless", "it is the same as \"when\": no case is left");
            }
        });
        List<Condition> before = new ArrayList<>();
        each(rule.alternatives(), "/alternatives", (alternative, where) -> {
            within(where.substring(at.length()) + "/when", alternative.when());
            if (before.contains(alternative.when())) {
                misfits.add(new Misfit(where + "/when", "an earlier alternative has the same condition"));
            }
            before.add(alternative.when());
        });
    }

    private void within(String where, Condition condition) {
        pack.appliesTo().ifPresent(all -> {
            apart(where + "/products", all, condition, Condition::products);
            apart(where + "/reasons", all, condition, Condition::reasons);
            apart(where + "/channels", all, condition, Condition::channels);
            apart(where + "/origins", all, condition, Condition::origins);
            apart(where + "/sources", all, condition, Condition::sources);
            apart(where + "/paymentSources", all, condition, Condition::paymentSources);
        });
    }

    private <T> void apart(String where, Condition all, Condition some, Function<Condition, Optional<List<T>>> list) {
        list.apply(all)
                .flatMap(wide -> list.apply(some).filter(narrow -> Collections.disjoint(wide, narrow)))
                .ifPresent(never -> wrong(where, "the pack applies to no such case"));
    }

    private void standing() {
        rule.pausedBy()
                .flatMap(DeadlineRule.PausedBy::waitingFor)
                .filter(parties -> parties.contains(rule.party()))
                .ifPresent(
                        parties -> wrong("/pausedBy/waitingFor", "it would stand still while it is its party's turn"));
    }

    private void proportions(Probe probe) {
        rule.extendedBy().map(DeadlineRule.ExtendedBy::until).map(DueForm::due).ifPresent(until -> {
            if (!probe.everLater(until)) {
                wrong("/extendedBy/until", "it is never later than the deadline itself");
            }
        });
        List<Duration> reminders = rule.reminders().orElse(List.of());
        for (int i = 0; i < reminders.size(); i++) {
            if (!reminders.get(i).isPositive()) {
                wrong("/reminders/" + i, "it would come when it is too late");
            } else if (!probe.everLongerThan(reminders.get(i))) {
                wrong("/reminders/" + i, "the deadline never gives that much time");
            }
        }
    }

    private <T> void each(Optional<List<T>> list, String name, BiConsumer<T, String> check) {
        List<T> all = list.orElse(List.of());
        for (int i = 0; i < all.size(); i++) {
            check.accept(all.get(i), at + name + "/" + i);
        }
    }

    private void wrong(String pointer, String message) {
        misfits.add(new Misfit(at + pointer, message));
    }
}
