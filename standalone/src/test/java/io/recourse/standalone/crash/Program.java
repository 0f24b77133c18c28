package io.recourse.standalone.crash;

import io.recourse.standalone.Recourse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an installation runs.
 *
 * @param options for Java
 * @param what its jar, or its class path and main class
 */
record Program(List<String> options, List<String> what) {

    /** The jar where {@code -Drecourse.crash.jar} names one; else the classes that are tested. */
    static Program tested() {
        // It does not live long enough for the better compiler.
        return tested("-Xms64m", "-Xmx1g", "-XX:TieredStopAtLevel=1");
    }

    static Program tested(String... options) {
        return Optional.ofNullable(System.getProperty("recourse.crash.jar"))
                .map(file -> jar(Path.of(file), options))
                .orElseGet(() -> new Program(
                        List.of(options),
                        List.of("-cp", System.getProperty("java.class.path"), Recourse.class.getName())));
    }

    static Program jar(Path file, String... options) {
        return new Program(
                List.of(options), List.of("-jar", file.toAbsolutePath().toString()));
    }

    /** With these options of Java as well. */
    Program with(List<String> more) {
        return new Program(Stream.concat(options.stream(), more.stream()).toList(), what);
    }

    /** Without the program's own arguments; may be added to. */
    List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(what);
        return command;
    }
}
