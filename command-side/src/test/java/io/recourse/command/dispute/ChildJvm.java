package io.recourse.command.dispute;

import io.recourse.testing.TestDatabase;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A process of its own on a test's database, which can be killed, and ends when the test does. */
final class ChildJvm {

    private ChildJvm() {}

    /** Starts {@code main} with the environment of an application on {@code database}, and {@code more} of it. */
    static Process start(Class<?> main, TestDatabase database, Map<String, Object> more) throws IOException {
        Quick quick = Quick.learnt();
        return start(main, database, more, quick.classPath(), quick.options(), Redirect.INHERIT);
    }

    /** As the other, with {@code options} of the JVM, whose errors go to {@code errors}. */
    static Process start(
            Class<?> main,
            TestDatabase database,
            Map<String, Object> more,
            String classPath,
            List<String> options,
            Redirect errors)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // It does not live long enough for the better compiler and collector.
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, main.getName()));
        Stream.of(database.properties(), more)
                .forEach(all -> all.forEach((name, value) -> command.add(name + "=" + value)));
        return new ProcessBuilder(command).redirectError(errors).start();
    }

    /** What {@link #start} has given to {@code main}. */
    static Map<String, Object> environment(String[] args) {
        return Stream.of(args)
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    /** The database in {@code environment}, past the application. */
    static DataSource database(Map<String, Object> environment) {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(String.valueOf(environment.get("RECOURSE_DB_URL")));
        database.setUser(String.valueOf(environment.get("RECOURSE_DB_USER")));
        database.setPassword(String.valueOf(environment.get("RECOURSE_DB_PASSWORD")));
        return database;
    }

    /** So that whoever listens to it notices. */
    static void endWithAnyFailure() {
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
            failure.printStackTrace();
            Runtime.getRuntime().halt(1);
        });
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
