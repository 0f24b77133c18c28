package io.recourse.standalone.simulate;

import io.recourse.command.csv.FlawException;
import io.recourse.command.policy.simulation.LogEvent;
import io.recourse.command.policy.simulation.Occurrence;
import io.recourse.money.Money;
import io.recourse.standalone.simulate.Columns.Column;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Turns rows of a log into events, as its mapping says. */
final class MappedRows {

    private final Mapping mapping;
    private final Columns columns;
    private final Times times;
    private final Column caseColumn;
    private final Column time;
    private final Optional<Column> activity;
    private final Optional<Column> externalDue;
    private final Sums sums;
    private final RowFacts facts;
    private final List<RowEvent> events;
    private final Consumer<LogEvent> to;
    private final Map<String, CaseMemory> cases = new HashMap<>();
    private Optional<Instant> latest = Optional.empty();

    MappedRows(Mapping mapping, Columns columns, Consumer<LogEvent> to) {
        this.mapping = mapping;
        this.columns = columns;
        this.times = new Times(mapping.time());
        this.caseColumn = columns.column(mapping.caseColumn());
        this.time = columns.column(mapping.time().column());
        this.activity = mapping.activity().map(columns::column);
        this.externalDue = mapping.externalDue().map(columns::column);
        this.sums = new Sums(columns);
        this.facts = new RowFacts(mapping.facts(), columns);
        this.events = IntStream.range(0, mapping.events().size())
                .mapToObj(i -> new RowEvent(i, mapping.events().get(i), columns, sums))
                .toList();
        this.to = to;
    }

    /** The latest instant of any row or event; empty where there is none. */
    Optional<Instant> latest() {
        return latest;
    }

    void add(List<String> row) throws FlawException {
        if (row.size() != columns.names().size()) {
            throw new FlawException(
                    row.size() + " columns instead of " + columns.names().size());
        }
        CaseMemory memory = memory(row);
        Instant rowAt = times.in(time, row).orElseThrow(() -> time.wrong("it is empty"));
        reached(rowAt);
        describe(row, memory);
        sums.remember(row, memory);
        String what = activity.isPresent() ? activity.get().in(row) : "";
        for (RowEvent event : events) {
            Optional<Instant> at = event.in(row, rowAt, what, memory, times);
            if (at.isPresent()) {
                reached(at.get());
                for (Occurrence occurrence : event.occurrences()) {
                    to.accept(new LogEvent(memory.id(), at.get(), occurrence));
                }
            }
        }
        events.forEach(event -> event.after(what, memory));
    }

    /** A log may know what came after its last row. */
    private void reached(Instant instant) {
        if (latest.filter(instant::isBefore).isEmpty()) {
            latest = Optional.of(instant);
        }
    }

    private CaseMemory memory(List<String> row) throws FlawException {
        String id = caseColumn.in(row);
        if (id.isEmpty()) {
            throw caseColumn.wrong("it is empty");
        }
        Optional<CaseMemory> known = Optional.ofNullable(cases.get(id));
        if (known.isPresent()) {
            return known.get();
        }
        CaseMemory fresh = new CaseMemory(id, sums.size(), facts.of(row));
        cases.put(id, fresh);
        to.accept(new LogEvent(id, Instant.EPOCH, fresh.described()));
        return fresh;
    }

    private void describe(List<String> row, CaseMemory memory) throws FlawException {
        boolean more = false;
        if (mapping.amount().isPresent() && memory.described().atStake().isEmpty()) {
            Optional<Money> money = money(mapping.amount().get(), row);
            money.ifPresent(memory::atStake);
            more = money.isPresent();
        }
        if (externalDue.isPresent()
                && memory.described().facts().externalDueAt().isEmpty()) {
            Optional<Instant> due = times.in(externalDue.get(), row);
            due.ifPresent(memory::externalDue);
            more |= due.isPresent();
        }
        if (more) {
            to.accept(new LogEvent(memory.id(), Instant.EPOCH, memory.described()));
        }
    }

    private Optional<Money> money(Mapping.Amount amount, List<String> row) throws FlawException {
        Column column = columns.column(amount.column());
        if (column.filled(row).isEmpty()) {
            return Optional.empty();
        }
        try {
            Currency currency = Currency.getInstance(amount.currencyColumn()
                    .map(name -> columns.column(name).in(row))
                    .or(amount::currency)
                    .orElseThrow());
            return Optional.of(new Money(
                    Sums.number(column, row).setScale(currency.getDefaultFractionDigits(), RoundingMode.HALF_UP),
                    currency));
        } catch (IllegalArgumentException e) {
            throw column.wrong("\"" + column.in(row) + "\" is no amount of money in the row's currency");
        }
    }
}
