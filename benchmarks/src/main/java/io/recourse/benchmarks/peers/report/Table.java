package io.recourse.benchmarks.peers.report;

import io.recourse.benchmarks.peers.harness.Spread;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** A column for each number of clients. */
public final class Table {

    private Table() {}

    public static String head(List<Integer> columns) {
        return "| clients |"
                + columns.stream().map(clients -> " " + clients + " |").collect(Collectors.joining())
                + "\n|---|"
                + columns.stream().map(clients -> "--:|").collect(Collectors.joining())
                + "\n";
    }

    public static String row(String label, List<Integer> columns, IntFunction<Optional<Spread>> figure) {
        return "| " + label + " |"
                + columns.stream()
                        .map(clients ->
                                " " + figure.apply(clients).map(Text::withRange).orElse("") + " |")
                        .collect(Collectors.joining())
                + "\n";
    }
}
