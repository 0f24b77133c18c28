package io.recourse.standalone.payments;

import io.recourse.command.csv.Fields;
import io.recourse.command.csv.FlawException;
import io.recourse.command.csv.RawRecord;
import io.recourse.command.payment.ImportedPayment;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * CSV: a column for every member of the request, but two for the money. An empty field says nothing.
 *
 * @param columns in the order of the file
 */
record CsvLayout(List<String> columns) implements Layout {

    private static final String MONEY = "amount";
    private static final String AMOUNT = "amount";
    private static final String CURRENCY = "currency";

    CsvLayout {
        columns = List.copyOf(columns);
    }

    /** @throws FlawException when this is not the header of a file of payments */
    static CsvLayout of(RawRecord header) throws FlawException {
        List<String> columns = Fields.of(header);
        List<String> known = names(ImportedPayment.members().stream());
        if (columns.stream().noneMatch(known::contains)) {
            throw new FlawException(
                    "there is no header; the first line names the columns, which are " + String.join(", ", known));
        }
        Set<String> seen = new HashSet<>();
        for (String column : columns) {
            if (!known.contains(column)) {
                throw new FlawException(
                        "there is no column \"" + column + "\"; the columns are " + String.join(", ", known));
            }
            if (!seen.add(column)) {
                throw new FlawException("column " + column + " is there twice");
            }
        }
        for (String column : names(ImportedPayment.members().stream().filter(ImportedPayment.Member::required))) {
            if (!seen.contains(column)) {
                throw new FlawException("column " + column + " is missing");
            }
        }
        return new CsvLayout(columns);
    }

    private static List<String> names(Stream<ImportedPayment.Member> members) {
        return members.map(ImportedPayment.Member::name)
                .flatMap(name -> name.equals(MONEY) ? Stream.of(AMOUNT, CURRENCY) : Stream.of(name))
                .toList();
    }

    @Override
    public ObjectNode document(RawRecord record) throws FlawException {
        List<String> values = Fields.of(record);
        if (values.size() != columns.size()) {
            throw new FlawException(values.size() + " columns instead of " + columns.size());
        }
        ObjectNode document = ImportedPayment.document();
        for (int i = 0; i < values.size(); i++) {
            put(document, columns.get(i), values.get(i));
        }
        return document;
    }

    private static void put(ObjectNode document, String column, String value) {
        if (value.isEmpty()) {
            return;
        }
        switch (column) {
            case AMOUNT, CURRENCY -> document.withObject("/" + MONEY).put(column, value);
            default -> document.put(column, value);
        }
    }
}
