package io.recourse.standalone.simulate;

import io.recourse.actor.Channel;
import io.recourse.command.csv.FlawException;
import io.recourse.command.policy.Policy.Facts;
import io.recourse.command.policy.due.Moments;
import io.recourse.dispute.Circumstance;
import io.recourse.dispute.Jurisdiction;
import io.recourse.dispute.Origin;
import io.recourse.dispute.Product;
import io.recourse.dispute.Reason;
import io.recourse.standalone.simulate.Columns.Column;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads what is known of a case from its first row. What the mapping does not say is that of a usual complaint to the wallet. */
final class RowFacts {

    private static final Mapping.Facts NOTHING = new Mapping.Facts(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    private final Mapping.Facts mapping;
    private final Columns columns;
    private final Optional<RowCondition.Is> urgent;
    private final Set<Circumstance> circumstances;
    private final Map<Facts, Facts> known = new HashMap<>();

    RowFacts(Optional<Mapping.Facts> mapping, Columns columns) {
        this.mapping = mapping.orElse(NOTHING);
        this.columns = columns;
        this.urgent = this.mapping.urgent().map(condition -> RowCondition.Is.of(condition, columns));
        this.circumstances = this.mapping.circumstances().stream()
                .flatMap(List::stream)
                .map(Circumstance::valueOf)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The same object for cases that are alike: there may be a million of them. */
    Facts of(List<String> row) throws FlawException {
        Facts facts = new Facts(
                fact(mapping.reason(), row, Reason::valueOf).orElse(Reason.OTHER),
                fact(mapping.channel(), row, Channel::valueOf).orElse(Channel.BATCH),
                fact(mapping.origin(), row, Origin::valueOf).orElse(Origin.WALLET),
                urgent.filter(condition -> condition.holds(row)).isPresent(),
                fact(mapping.jurisdiction(), row, Jurisdiction::of),
                fact(mapping.product(), row, Product::valueOf).orElse(Product.WALLET_BALANCE),
                circumstances,
                fact(mapping.source(), row, Function.identity()),
                Set.of(),
                new Moments(Map.of(), Optional.empty()),
                Optional.empty());
        return known.computeIfAbsent(facts, Function.identity());
    }

    private <T> Optional<T> fact(Optional<Mapping.Fact> mapped, List<String> row, Function<String, T> read)
            throws FlawException {
        if (mapped.isEmpty()) {
            return Optional.empty();
        }
        Mapping.Fact fact = mapped.get();
        if (fact.column().isEmpty()) {
            return fact.constant().map(read);
        }
        Column column = columns.column(fact.column().get());
        String theirs = column.in(row);
        Optional<String> ours = fact.values()
                .map(values -> Optional.ofNullable(values.get(theirs)))
                .orElseGet(() -> Optional.of(theirs).filter(value -> !value.isEmpty()))
                .or(fact::otherwise);
        if (ours.isEmpty() && fact.values().isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(ours.map(read)
                    .orElseThrow(() -> new IllegalArgumentException("the mapping does not say what it means")));
        } catch (IllegalArgumentException e) {
            throw column.wrong("\"" + theirs + "\" cannot be used: " + e.getMessage());
        }
    }
}
