package io.recourse.standalone.simulate;

import io.recourse.command.csv.FlawException;
import io.recourse.standalone.simulate.Columns.Column;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Whether a condition of the mapping holds for a row. */
sealed interface RowCondition {

    boolean holds(List<String> row, CaseMemory memory) throws FlawException;

    static RowCondition of(Mapping.Condition condition, Columns columns, Sums sums) {
        Column column = columns.column(condition.column());
        return condition
                .atLeast()
                .<RowCondition>map(names -> new AtLeast(column, sums.indices(names)))
                .orElseGet(() -> Is.of(condition, columns));
    }

    record Is(Column column, Set<String> values) implements RowCondition {

        static Is of(Mapping.Condition condition, Columns columns) {
            return new Is(
                    columns.column(condition.column()),
                    Set.copyOf(condition.is().orElseThrow()));
        }

        boolean holds(List<String> row) {
            return values.contains(column.in(row));
        }

        @Override
        public boolean holds(List<String> row, CaseMemory memory) {
            return holds(row);
        }
    }

    /** @param addends numbers that the case's memory keeps */
    record AtLeast(Column column, int[] addends) implements RowCondition {

        @Override
        public boolean holds(List<String> row, CaseMemory memory) throws FlawException {
            if (column.filled(row).isEmpty()) {
                return false;
            }
            BigDecimal sum = Arrays.stream(addends).mapToObj(memory::number).reduce(BigDecimal.ZERO, BigDecimal::add);
            return Sums.number(column, row).compareTo(sum) >= 0;
        }
    }
}
