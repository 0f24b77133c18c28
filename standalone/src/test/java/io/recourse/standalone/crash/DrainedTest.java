package io.recourse.standalone.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.recourse.standalone.data.DataDirectory;
import io.recourse.standalone.data.DataLock;
import io.recourse.standalone.data.Secrets;
import io.recourse.standalone.database.EmbeddedDatabase;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGTERM while many work: everybody hears what became of their command, and then nothing is left behind. */
class DrainedTest {

    private static final int CLIENTS = 12;
    private static final int SOME = 200;
    private static final Duration GRACE = Duration.ofSeconds(40);
    private static final int TERMINATED = 128 + 15;

    private final Set<String> done = ConcurrentHashMap.newKeySet();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private final Set<String> unanswered = ConcurrentHashMap.newKeySet();
    private final Queue<String> otherwise = new ConcurrentLinkedQueue<>();
    private final Queue<Integer> readiness = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean told = new AtomicBoolean();
    private final AtomicBoolean servedWhileDown = new AtomicBoolean();

    @TempDir
    Path directory;

    @Test
    void whatWasTakenIsAnsweredAndWhatIsAnsweredIsThere() throws Exception {
        Path data = Files.createDirectory(directory.resolve("data"));
        Files.writeString(data.resolve("config.yaml"), "recourse.shutdown.notice: PT3S\n");
        Installation installation = new Installation(data);
        installation.start();
        try {
            installation.awaitReady();
            Thread probe = Thread.ofPlatform().start(() -> probe(installation));
            List<Thread> clients = IntStream.range(0, CLIENTS)
                    .mapToObj(number -> Thread.ofPlatform().start(() -> work(installation, number)))
                    .toList();
            await().atMost(Duration.ofMinutes(2)).until(() -> done.size() >= SOME);

            installation.terminate();

            assertThat(installation.endsWithin(GRACE)).as("it ends in time").isTrue();
            for (Thread client : clients) {
                client.join();
            }
            probe.join();
        } finally {
            installation.kill();
        }
        assertThat(installation.status()).isEqualTo(TERMINATED);
        assertThat(otherwise).isEmpty();
        assertThat(readiness).as("it is down while requests are still taken").contains(503);
        assertThat(servedWhileDown).isTrue();
        assertThat(refused.size() + unanswered.size())
                .as("then nothing is taken")
                .isPositive();
        assertNothingIsHeld(data);
        assertHistory(data);
    }

    /** Records payments until nobody answers. */
    private void work(Installation installation, int number) {
        Api agent = new Api(installation, "agent");
        for (int day = 0; ; day++) {
            String payment = "pay-" + number + "-" + day;
            try {
                boolean down = told.get();
                HttpResponse<String> answer = agent.send(Command.payment(payment));
                switch (answer.statusCode()) {
                    case 200, 201 -> {
                        done.add(payment);
                        if (down) {
                            servedWhileDown.set(true);
                        }
                    }
                    case 503 -> refused.add(payment);
                    default -> otherwise.add(answer.statusCode() + ": " + answer.body());
                }
            } catch (ConnectException nobodyIsThere) {
                refused.add(payment);
                return;
            } catch (IOException closed) {
                unanswered.add(payment);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void probe(Installation installation) {
        int status;
        do {
            status = installation.health("/readiness");
            readiness.add(status);
            if (status == 503) {
                told.set(true);
            }
        } while (status != 0);
    }

    private static void assertNothingIsHeld(Path directory) throws Exception {
        DataDirectory data = DataDirectory.at(directory);
        try (DataLock held = DataLock.on(data);
                EmbeddedDatabase database = EmbeddedDatabase.start(data, Secrets.ofHeld(data));
                Connection connection =
                        DriverManager.getConnection(database.url(), database.user(), database.password());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        select (select count(*) from command.token_entry where owner is not null)
                             + (select count(*) from query.token_entry where owner is not null)
                             + (select count(*) from command.scheduled_tasks where picked),
                          (select count(*) from command.token_entry) + (select count(*) from query.token_entry)""")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1))
                    .as("tokens and deadlines that are still held")
                    .isZero();
            assertThat(rows.getInt(2)).isPositive();
        }
    }

    private void assertHistory(Path data) throws Exception {
        Installation installation = new Installation(data);
        try {
            installation.start();
            installation.awaitReady();
            Set<String> stored = new History()
                    .read(new Api(installation, "auditor"))
                    .streams()
                    .keySet();
            assertThat(stored).as("what was answered").containsAll(done);
            assertThat(stored).as("what was refused").doesNotContainAnyElementsOf(refused);
            assertThat(unanswered)
                    .as("what was not answered was not taken")
                    .allMatch(payment -> !stored.contains(payment));
        } finally {
            installation.stop();
        }
    }
}
