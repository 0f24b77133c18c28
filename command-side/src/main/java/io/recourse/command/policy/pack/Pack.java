package io.recourse.command.policy.pack;

import io.recourse.deadline.DeadlineName;
import io.recourse.deadline.PolicyRef;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** A policy pack: one version of one set of rules.
 *
 * @param enabled a pack that is not applies to no new case
 * @param effectiveFrom the first day, in the pack's zone, on whose complaints it applies
 * @param effectiveTo the first day on which it no longer does
 * @param sourceVersion which text it was taken from
 * @param calendar the id of the calendar that business days are counted on, and whose zone it has unless it names one
 * @param unless which of the cases that it applies to it leaves alone
 * @param notice until when the customer must have complained
 */
public record Pack(
        String id,
        int version,
        String title,
        Optional<Boolean> enabled,
        LocalDate effectiveFrom,
        Optional<LocalDate> effectiveTo,
        String sourceVersion,
        String calendar,
        Optional<CountingForm> counting,
        Optional<Condition> appliesTo,
        Optional<Condition> unless,
        Optional<NoticeRule> notice,
        List<DeadlineRule> deadlines,
        Optional<LiabilityRule> liability,
        Optional<Limits> limits,
        Optional<Terms> terms,
        Optional<String> note) {

    public Pack {
        deadlines = List.copyOf(deadlines);
    }

    public PolicyRef ref() {
        return new PolicyRef(id, version);
    }

    /** Each once, in the order in which the pack has them, enabled or not. */
    public List<DeadlineName> deadlineNames() {
        return deadlines.stream().map(DeadlineRule::name).distinct().toList();
    }

    public boolean isEnabled() {
        return enabled.orElse(true);
    }

    boolean effectiveAt(Instant instant, ZoneId zone) {
        LocalDate day = instant.atZone(zone).toLocalDate();
        return !day.isBefore(effectiveFrom) && effectiveTo.map(day::isBefore).orElse(true);
    }

    /** Whether its deadlines can be counted only where it is known which days are open. */
    public boolean countsOpenDays() {
        return counting.filter(CountingForm::looksAtOpenDays).isPresent()
                || deadlines.stream().anyMatch(DeadlineRule::countsOpenDays);
    }
}
