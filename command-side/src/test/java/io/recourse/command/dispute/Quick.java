package io.recourse.command.dispute;

import static io.recourse.sample.Sample.NOW;

import io.recourse.command.gateway.WitnessPsp;
import io.recourse.testing.TestDatabase;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;

/**
 * What a JVM learns of its classes in one life, so that all after it start in a part of the time. It learns from archives
 * only, so directories of classes are packed.
 *
 * @param options of a JVM that is to know it; none before Java 25, which is the first that learns
 */
record Quick(String classPath, List<String> options) {

    private static final int FIRST_THAT_LEARNS = 25;

    /** Learns at the first call. */
    static Quick learnt() {
        return Learnt.QUICK;
    }

    private static final class Learnt {
        private static final Quick QUICK = Runtime.version().feature() < FIRST_THAT_LEARNS
                ? new Quick(System.getProperty("java.class.path"), List.of())
                : learn();
    }

    private static Quick learn() {
        Path directory = Path.of("target", "quick").toAbsolutePath();
        try {
            Files.createDirectories(directory);
            String classPath = classPath(directory);
            Path cache = directory.resolve("classes.aot");
            live(classPath, "-XX:AOTCacheOutput=" + cache, directory.resolve("errors.txt"));
            return new Quick(classPath, List.of("-XX:AOTCache=" + cache));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String classPath(Path directory) throws IOException {
        List<String> packed = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (Files.isDirectory(Path.of(entry))) {
                Path jar = directory.resolve(packed.size() + ".jar");
                pack(entry, jar);
                packed.add(jar.toString());
            } else {
                packed.add(entry);
            }
        }
        return String.join(File.pathSeparator, packed);
    }

    private static void pack(String classes, Path jar) {
        PrintStream nowhere = new PrintStream(PrintStream.nullOutputStream());
        int result = ToolProvider.findFirst("jar")
                .orElseThrow()
                .run(nowhere, System.err, "--create", "--file", jar.toString(), "-C", classes, ".");
        if (result != 0) {
            throw new IllegalStateException("not packed: " + classes);
        }
    }

    /** @param errors what it learns it writes with the help of another JVM, which says so */
    private static void live(String classPath, String option, Path errors) throws IOException, InterruptedException {
        TestDatabase database = TestDatabase.fresh();
        WitnessPsp.found(database.dataSource());
        Process process = ChildJvm.start(
                RestlessProcess.class,
                database,
                Map.of(RestlessProcess.NOW, NOW, RestlessProcess.LIFE, RestlessProcess.ONE_TO_LEARN_FROM),
                classPath,
                List.of(option),
                Redirect.to(errors.toFile()));
        try (BufferedReader output = process.inputReader()) {
            output.lines().forEach(unused -> {});
        }
        if (process.waitFor() != 0) {
            throw new IllegalStateException(Files.readString(errors));
        }
    }
}
