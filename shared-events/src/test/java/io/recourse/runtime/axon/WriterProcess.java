package io.recourse.runtime.axon;

import static io.recourse.runtime.axon.TestStore.event;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;

/** A process that appends from many threads and prints each event once it is acknowledged, to be killed. */
final class WriterProcess {

    static final int THREADS = 16;

    private WriterProcess() {}

    public static void main(String[] arguments) {
        TestStore store = TestStore.on(arguments[0]);
        for (int i = 0; i < THREADS; i++) {
            Thread.ofPlatform().start(() -> write(store));
        }
    }

    /** Two events at a time, ten in each stream. */
    private static void write(TestStore store) {
        try {
            while (!System.out.checkError()) {
                String stream = UUID.randomUUID().toString();
                for (int i = 0; i < 10; i += 2) {
                    DomainEventMessage<?> one = event(stream, i);
                    DomainEventMessage<?> two = event(stream, i + 1);
                    store.append(one, two);
                    System.out.println(one.getIdentifier() + "\n" + two.getIdentifier());
                }
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        } finally {
            // Nobody listens, or the database is gone: it is not to outlive the test.
            Runtime.getRuntime().halt(1);
        }
    }

    static Process start(String url) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WriterProcess.class.getName(),
                        url)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
