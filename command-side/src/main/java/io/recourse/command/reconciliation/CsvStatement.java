package io.recourse.command.reconciliation;

import io.recourse.command.csv.Fields;
import io.recourse.command.csv.FlawException;
import io.recourse.command.csv.RawRecord;
import io.recourse.command.csv.RawRecords;
import io.recourse.id.OpaqueId;
import io.recourse.money.Money;
import io.recourse.refund.RefundId;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A statement as a CSV file: UTF-8, commas, and a header that names each of {@link #COLUMNS}, in any order. */
final class CsvStatement implements Statement {

    static final List<String> COLUMNS =
            List.of("refundId", "reference", "paymentReference", "amount", "currency", "state", "at");

    private final InputStream in;

    CsvStatement(InputStream in) {
        this.in = in;
    }

    @Override
    public void read(Reader reader) throws BadStatement {
        try {
            RawRecords records = new RawRecords(in);
            List<String> header = header(records.next());
            for (Optional<RawRecord> next = records.next(); next.isPresent(); next = records.next()) {
                if (!next.get().blank()) {
                    read(next.get(), header, reader);
                }
            }
        } catch (IOException e) {
            throw new BadStatement("The statement cannot be read: " + e.getMessage(), e);
        }
    }

    /** @throws BadStatement when it does not begin as a statement does */
    static void requireHeader(InputStream in) throws BadStatement, IOException {
        List<String> unused = header(new RawRecords(in).next());
    }

    private static List<String> header(Optional<RawRecord> first) throws BadStatement {
        List<String> names;
        try {
            names = first.isEmpty() ? List.of() : Fields.of(first.get());
        } catch (FlawException e) {
            throw new BadStatement("The statement's header cannot be read: " + e.reason(), e);
        }
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!COLUMNS.contains(name)) {
                throw new BadStatement("The statement's header has \"" + name + "\", which is none of its columns ("
                        + String.join(", ", COLUMNS) + ")");
            }
            if (!seen.add(name)) {
                throw new BadStatement("The statement's header has " + name + " twice");
            }
        }
        List<String> missing =
                COLUMNS.stream().filter(name -> !seen.contains(name)).toList();
        if (!missing.isEmpty()) {
            throw new BadStatement("The statement's header has no " + String.join(", ", missing));
        }
        return names;
    }

    private static void read(RawRecord record, List<String> header, Reader reader) {
        try {
            List<String> values = Fields.of(record);
            if (values.size() != header.size()) {
                throw new FlawException(values.size() + " values, not " + header.size());
            }
            List<BadLine> bad = new ArrayList<>();
            Optional<StatementLine> line = new Row(record.line(), header, values, bad).line();
            line.ifPresent(reader::line);
            bad.forEach(reader::bad);
        } catch (FlawException e) {
            reader.bad(new BadLine(record.line(), Optional.empty(), e.reason()));
        }
    }

    /** One line; what is wrong with it is added to {@code bad}, and only a line without flaws becomes one of the statement. */
    private record Row(long number, List<String> header, List<String> values, List<BadLine> bad) {

        Optional<StatementLine> line() {
            Optional<Optional<RefundId>> refundId = optional("refundId", RefundId::of);
            Optional<String> reference = value("reference", StatementLine::requireReference);
            Optional<Optional<String>> payment =
                    optional("paymentReference", text -> OpaqueId.require("paymentReference", text));
            Optional<Money> amount = value("amount", text -> positive(Money.of(text, text("currency"))));
            Optional<StatementLine.State> state = value("state", Row::state);
            Optional<Instant> at = value("at", Row::instant);
            return bad.isEmpty()
                    ? Optional.of(new StatementLine(
                            refundId.orElseThrow(),
                            reference.orElseThrow(),
                            payment.orElseThrow(),
                            amount.orElseThrow(),
                            state.orElseThrow(),
                            at.orElseThrow()))
                    : Optional.empty();
        }

        private String text(String column) {
            return values.get(header.indexOf(column));
        }

        private <T> Optional<Optional<T>> optional(String column, Function<String, T> type) {
            return text(column).isEmpty()
                    ? Optional.of(Optional.empty())
                    : value(column, type).map(Optional::of);
        }

        private <T> Optional<T> value(String column, Function<String, T> type) {
            try {
                return Optional.of(type.apply(text(column)));
            } catch (IllegalArgumentException e) {
                bad.add(new BadLine(number, Optional.of(column), String.valueOf(e.getMessage())));
                return Optional.empty();
            }
        }

        private static Money positive(Money amount) {
            if (!amount.positive()) {
                throw new IllegalArgumentException("amount must be greater than zero");
            }
            return amount;
        }

        private static StatementLine.State state(String text) {
            for (StatementLine.State state : StatementLine.State.values()) {
                if (state.name().equals(text)) {
                    return state;
                }
            }
            throw new IllegalArgumentException("must be one of SUCCEEDED, PENDING, FAILED, REVERSED");
        }

        private static Instant instant(String text) {
            try {
                return StatementLine.requireInstant(Instant.parse(text));
            } catch (DateTimeException e) {
                throw new IllegalArgumentException("must be an instant such as 2026-01-05T08:00:00Z", e);
            }
        }
    }
}
