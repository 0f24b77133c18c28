package io.recourse.standalone.simulate;

import io.recourse.command.csv.FlawException;
import java.util.List;
import java.util.Optional;

/** The columns of a log, by name. */
record Columns(List<String> names) {

    Columns {
        names = List.copyOf(names);
    }

    /** Of a column that the mapping was checked to name. */
    Column column(String name) {
        return new Column(name, names.indexOf(name));
    }

    /** @param index from 0 */
    record Column(String name, int index) {

        /** Without blanks around it; empty when nothing else is there. */
        String in(List<String> row) {
            return row.get(index).strip();
        }

        Optional<String> filled(List<String> row) {
            return Optional.of(in(row)).filter(value -> !value.isEmpty());
        }

        FlawException wrong(String reason) {
            return new FlawException("column " + name + ": " + reason);
        }
    }
}
