package io.recourse.standalone.migrate;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A table whose rows are carried over.
 *
 * @param name with its schema
 * @param columns those that are stored, in the order of their names
 */
record Table(String name, List<String> columns) {

    /** Columns that hold positions of the embedded store, which mean nothing elsewhere. */
    private static final Set<String> TRANSLATED = Set.of("token", "token_type");

    Table {
        columns = List.copyOf(columns);
    }

    /** For a statement: {@code a, b, c}. */
    String columnList() {
        return columns.stream().map(Table::quoted).collect(Collectors.joining(", "));
    }

    /** As {@link #columnList()}, without what is translated on the way. */
    String unchangedColumns() {
        return columns.stream()
                .filter(column -> !isTranslated(column))
                .map(Table::quoted)
                .collect(Collectors.joining(", "));
    }

    boolean isLedger() {
        return name.equals("query.ledger_entry");
    }

    boolean isTokens() {
        return name.endsWith(".token_entry");
    }

    boolean isLetters() {
        return name.endsWith(".dead_letter_entry");
    }

    private boolean isTranslated(String column) {
        return isLedger() && column.equals("position")
                || isTokens() && (TRANSLATED.contains(column) || column.equals("owner"))
                || isLetters() && (TRANSLATED.contains(column) || column.equals("sequence_index"));
    }

    private static String quoted(String column) {
        return "\"" + column + "\"";
    }
}
