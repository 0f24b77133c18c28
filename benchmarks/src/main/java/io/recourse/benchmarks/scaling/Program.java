package io.recourse.benchmarks.scaling;

import io.recourse.command.CommandSideApplication;
import io.recourse.query.QuerySideApplication;
import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What runs in a process. */
enum Program {
    COMMAND_SIDE("command-side", CommandSideApplication.class, List.of("/query-side/", "/benchmarks/")),
    QUERY_SIDE("query-side", QuerySideApplication.class, List.of("/command-side/", "/benchmarks/")),
    BOTH_SIDES("both sides", BothSidesApplication.class, List.of());

    private final String label;
    private final Class<?> main;
    private final List<String> without;

    Program(String label, Class<?> main, List<String> without) {
        this.label = label;
        this.main = main;
        this.without = without;
    }

    String label() {
        return label;
    }

    String mainClass() {
        return main.getName();
    }

    boolean takesCommands() {
        return this != QUERY_SIDE;
    }

    boolean isRead() {
        return this != COMMAND_SIDE;
    }

    /** Without the other side: each has settings of the same name, and only one of them would be found. */
    String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> without.stream().noneMatch(entry.replace(File.separatorChar, '/')::contains))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
