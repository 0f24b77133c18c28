package io.recourse.command.dispute;

import io.recourse.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A process of its own on a test's database, which can be killed, and ends when the test does. */
final class ChildJvm {

    private ChildJvm() {}

    /** Starts {@code main} with the environment of an application on {@code database}, and {@code more} of it. */
    static Process start(Class<?> main, TestDatabase database, Map<String, Object> more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // It does not live long enough for the better compiler.
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        Stream.of(database.properties(), more)
                .forEach(all -> all.forEach((name, value) -> command.add(name + "=" + value)));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** What {@link #start} has given to {@code main}. */
    static Map<String, Object> environment(String[] args) {
        return Stream.of(args)
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    static void endWithItsParent() {
        Thread.ofPlatform().daemon().start(() -> {
            try {
                while (System.in.read() >= 0) {}
            } catch (IOException e) {
                Runtime.getRuntime().halt(1);
            }
            Runtime.getRuntime().halt(1);
        });
    }
}
