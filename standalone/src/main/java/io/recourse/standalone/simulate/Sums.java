package io.recourse.standalone.simulate;

import io.recourse.command.csv.FlawException;
import io.recourse.standalone.simulate.Columns.Column;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The columns whose last numbers a case must remember, since conditions add them up. */
final class Sums {

    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,30}([.][0-9]{1,30})?");

    private final Columns columns;
    private final List<Column> remembered = new ArrayList<>();

    Sums(Columns columns) {
        this.columns = columns;
    }

    int[] indices(List<String> names) {
        return names.stream().mapToInt(this::index).toArray();
    }

    private int index(String name) {
        Column column = columns.column(name);
        if (!remembered.contains(column)) {
            remembered.add(column);
        }
        return remembered.indexOf(column);
    }

    int size() {
        return remembered.size();
    }

    void remember(List<String> row, CaseMemory memory) throws FlawException {
        for (int i = 0; i < remembered.size(); i++) {
            if (remembered.get(i).filled(row).isPresent()) {
                memory.number(i, number(remembered.get(i), row));
            }
        }
    }

    static BigDecimal number(Column column, List<String> row) throws FlawException {
        String text = column.in(row);
        if (!NUMBER.matcher(text).matches()) {
            throw column.wrong("\"" + text + "\" is no number");
        }
        return new BigDecimal(text);
    }
}
