package io.recourse.command.policy.simulation;

import io.recourse.deadline.DeadlineName;
import io.recourse.deadline.ExpiryEffect;
import io.recourse.money.Money;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Counts what becomes of the deadlines of one name. */
final class DeadlineTally {

    private final DeadlineName name;
    private final Delays delays = new Delays();
    private final Map<ExpiryEffect, Integer> effects = new LinkedHashMap<>();
    private final Map<Currency, BigDecimal> atStake = new TreeMap<>(Comparator.comparing(Currency::getCurrencyCode));
    private int cases;
    private int met;
    private int late;
    private int overdue;
    private int open;

    DeadlineTally(DeadlineName name) {
        this.name = name;
    }

    /** @param deadlines those of one case that have the name */
    void add(List<SimulatedDeadline> deadlines, Optional<Money> money) {
        if (deadlines.isEmpty()) {
            return;
        }
        cases++;
        deadlines.forEach(this::add);
        if (deadlines.stream().anyMatch(d -> d.verdict().late())) {
            money.ifPresent(m -> atStake.merge(m.currency(), m.amount(), BigDecimal::add));
        }
    }

    private void add(SimulatedDeadline deadline) {
        switch (deadline.verdict()) {
            case MET -> met++;
            case LATE -> late++;
            case OVERDUE -> overdue++;
            case OPEN -> open++;
        }
        deadline.lateBy().ifPresent(delays::add);
        deadline.effects().forEach(effect -> effects.merge(effect, 1, Integer::sum));
    }

    Report.OfDeadline report() {
        return new Report.OfDeadline(
                name,
                cases,
                met + late + overdue + open,
                met,
                late,
                overdue,
                open,
                delays.lateness(),
                effects.entrySet().stream()
                        .map(entry -> new Report.Effects(entry.getKey(), entry.getValue()))
                        .toList(),
                atStake.entrySet().stream()
                        .map(entry -> new Report.Amount(entry.getValue(), entry.getKey()))
                        .toList());
    }
}
