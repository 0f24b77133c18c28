package io.recourse.standalone.faults;

import io.recourse.command.CommandSideApplication;
import io.recourse.query.QuerySideApplication;
import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What runs in a process of Recourse. */
enum Program {
    COMMAND_SIDE("command-side", CommandSideApplication.class, "/query-side/target/"),
    QUERY_SIDE("query-side", QuerySideApplication.class, "/command-side/target/");

    private final String label;
    private final Class<?> main;
    private final List<String> without;

    Program(String label, Class<?> main, String other) {
        this.label = label;
        this.main = main;
        this.without = List.of(other, "/standalone/target/");
    }

    String label() {
        return label;
    }

    /** The jar where {@code -Drecourse.faults.<label>} names one; else the classes that are tested. */
    List<String> arguments() {
        return Optional.ofNullable(System.getProperty("recourse.faults." + label))
                .map(jar -> List.of("-jar", jar))
                .orElseGet(() -> List.of("-cp", classPath(), main.getName()));
    }

    /** Without the other side and the standalone: each has settings of the same name, and only one of them would be found. */
    private String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> without.stream().noneMatch(entry.replace(File.separatorChar, '/')::contains))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
