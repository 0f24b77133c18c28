package io.recourse.dispute;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A written-out table: column names first, then rows of a name and {@code y} or {@code .} for each column.
 *
 * @param marked the cells with {@code y}, as {@code ROW/COLUMN}
 */
record Grid(Set<String> marked) {

    static Grid read(String text) {
        List<List<String>> lines = text.lines()
                .map(line -> Arrays.asList(line.strip().split(" +")))
                .toList();
        List<String> columns = lines.getFirst();
        return new Grid(
                lines.stream().skip(1).flatMap(row -> cells(columns, row)).collect(Collectors.toSet()));
    }

    boolean has(Enum<?> row, Enum<?> column) {
        return marked.contains(row.name() + "/" + column.name());
    }

    /** The columns that are marked in a row; none when there is no such row. */
    <C extends Enum<C>> Set<C> in(Enum<?> row, Class<C> columns) {
        return Arrays.stream(columns.getEnumConstants())
                .filter(column -> has(row, column))
                .collect(Collectors.toSet());
    }

    private static Stream<String> cells(List<String> columns, List<String> row) {
        return IntStream.range(0, columns.size())
                .filter(i -> row.get(i + 1).equals("y"))
                .mapToObj(i -> row.getFirst() + "/" + columns.get(i));
    }
}
