package io.recourse.command.reconciliation;

import io.recourse.command.gateway.ledger.UnbalancedAccount;
import io.recourse.money.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Adds up a report; only the first of long lists stay in memory. */
final class Tally {

    private final int listed;
    private final Map<Difference.Kind, Long> counts = new EnumMap<>(Difference.Kind.class);
    private final Map<String, BigDecimal> ours = new TreeMap<>();
    private final Map<String, BigDecimal> theirs = new TreeMap<>();
    private final List<Difference> differences = new ArrayList<>();
    private final List<BadLine> bad = new ArrayList<>();
    private long badLines;
    private long repaired;
    private long left;

    Tally(int listed) {
        this.listed = listed;
    }

    void add(Difference difference) {
        counts.merge(difference.kind(), 1L, Long::sum);
        if (difference.outcome().left()) {
            left++;
        } else {
            repaired++;
        }
        if (differences.size() < listed) {
            differences.add(difference);
        }
    }

    void add(BadLine line) {
        badLines++;
        if (bad.size() < listed) {
            bad.add(line);
        }
    }

    void ours(Money amount) {
        add(ours, amount);
    }

    void theirs(Money amount) {
        add(theirs, amount);
    }

    private void add(Map<String, BigDecimal> to, Money amount) {
        String currency = amount.currency().getCurrencyCode();
        BigDecimal zero = Money.zero(Currency.getInstance(currency)).amount();
        ours.putIfAbsent(currency, zero);
        theirs.putIfAbsent(currency, zero);
        to.merge(currency, amount.amount(), BigDecimal::add);
    }

    ReconciliationReport report(
            Reconciliation.Request request, Optional<Period> period, long lines, List<UnbalancedAccount> books) {
        return new ReconciliationReport(
                request.source(),
                period.map(Period::from),
                period.map(Period::to),
                request.reportOnly(),
                lines,
                new EnumMap<>(counts),
                repaired,
                left,
                totals(),
                List.copyOf(differences),
                badLines,
                List.copyOf(bad),
                books);
    }

    private List<ReconciliationReport.Total> totals() {
        return ours.entrySet().stream()
                .map(entry -> {
                    BigDecimal there = theirs.getOrDefault(entry.getKey(), BigDecimal.ZERO);
                    return new ReconciliationReport.Total(
                            entry.getKey(), entry.getValue(), there, there.subtract(entry.getValue()));
                })
                .toList();
    }
}
