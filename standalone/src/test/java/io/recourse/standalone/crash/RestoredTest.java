package io.recourse.standalone.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.recourse.standalone.CommandRun;
import io.recourse.standalone.crash.Acknowledged.Answered;
import io.recourse.standalone.data.DataDirectory;
import io.recourse.standalone.data.DataLock;
import io.recourse.standalone.data.Secrets;
import io.recourse.standalone.database.EmbeddedDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup that is taken, added to and restored while clients work, as they do when it is killed. */
class RestoredTest {

    private static final int CLIENTS = 3;
    private static final int SOME = 25;

    @TempDir
    Path directory;

    private final Figures figures = new Figures();
    private final Acknowledged acknowledged = new Acknowledged();
    private final AtomicBoolean done = new AtomicBoolean();

    @Test
    void whatWasAcknowledgedBeforeAnInstantIsThereAndNothingLater() throws Exception {
        Installation installation = new Installation(directory.resolve("data"));
        List<Answered> before;
        Instant then;
        try {
            installation.start();
            installation.awaitReady();
            Random random = new Random(7);
            new Client(0, new Api(installation, "admin"), random, new Acknowledged(), figures, done)
                    .perform(Command.pack());
            List<Thread> clients = IntStream.rangeClosed(1, CLIENTS)
                    .mapToObj(number -> Thread.ofPlatform()
                            .start(new Client(
                                    number,
                                    new Api(installation, "agent"),
                                    new Random(number),
                                    acknowledged,
                                    figures,
                                    done)))
                    .toList();
            awaitMore();
            assertThat(backup()).startsWith("Backed up: ");
            awaitMore();
            before = acknowledged.all();
            then = Instant.now();
            awaitMore();
            assertThat(backup()).startsWith("Added: ");
            done.set(true);
            for (Thread client : clients) {
                client.join();
            }
        } finally {
            done.set(true);
            installation.stop();
        }
        Path target = directory.resolve("restored");
        // They need not be unpacked again.
        Files.createSymbolicLink(
                Files.createDirectories(target).resolve("programs"),
                installation.data().programs());
        Path keys = installation.data().secrets().resolve("master-keys");
        run(
                "restore",
                folder(),
                "--data",
                target.toString(),
                "--at",
                then.toString(),
                "--master-keys",
                keys.toString());

        List<Stored> all = stored(installation.data().root());
        List<Stored> restored = stored(target);
        assertThat(restored).isEqualTo(all.subList(0, restored.size()));
        assertThat(restored).allMatch(event -> !event.at().isAfter(then));
        assertThat(all.size()).as("others worked on").isGreaterThan(restored.size() + SOME / 2);
        assertThat(run("verify", "--data", target.toString())).startsWith("Whole: ");
        assertPromises(target, before);
        assertThat(figures.findings()).isEmpty();
    }

    /** Started as by its owner. What was under way goes on, so it is waited for. */
    private void assertPromises(Path target, List<Answered> before) throws Exception {
        Installation installation = new Installation(target);
        try {
            installation.start();
            installation.awaitReady();
            Api auditor = new Api(installation, "auditor");
            History history = new History();
            Acknowledged then = new Acknowledged();
            before.forEach(answered -> then.add(answered.command(), answered.status(), answered.body()));
            Promises promises = new Promises(history, then, figures);
            await().atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> {
                        history.read(auditor);
                        return promises.refunds().stream().allMatch(refund -> succeeded(history, refund));
                    });
            promises.hold(before);
            Reckoning reckoning = new Reckoning(installation, installation::connect, figures);
            reckoning.readModels();
            reckoning.signatures();
        } finally {
            installation.stop();
        }
    }

    private static boolean succeeded(History history, String refund) {
        return history.streams().values().stream()
                .flatMap(List::stream)
                .anyMatch(event -> event.type().equals("RefundSucceeded")
                        && event.refundId().equals(refund));
    }

    private void awaitMore() {
        int enough = acknowledged.all().size() + SOME;
        await().atMost(Duration.ofMinutes(2)).until(() -> acknowledged.all().size() >= enough);
    }

    private String backup() {
        return run("backup", folder(), "--data", directory.resolve("data").toString());
    }

    private String folder() {
        return directory.resolve("backup").toString();
    }

    private static String run(String... arguments) {
        CommandRun run = CommandRun.of(arguments);
        assertThat(run.status()).as(run.err()).isZero();
        return run.out();
    }

    private record Stored(String id, String stream, Instant at) {}

    /** The history as it lies there: nothing works on it. */
    private static List<Stored> stored(Path directory) throws Exception {
        assertThat(Files.exists(directory.resolve("postgres"))).isTrue();
        DataDirectory data = DataDirectory.at(directory);
        List<Stored> all = new ArrayList<>();
        try (DataLock held = DataLock.on(data);
                EmbeddedDatabase database = EmbeddedDatabase.start(data, Secrets.ofHeld(data));
                Connection connection =
                        DriverManager.getConnection(database.url(), database.user(), database.password());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        SELECT event_identifier, aggregate_identifier, time_stamp FROM command.domain_event_entry
                        ORDER BY global_index""")) {
            while (rows.next()) {
                all.add(new Stored(rows.getString(1), rows.getString(2), Instant.parse(rows.getString(3))));
            }
        }
        return all;
    }
}
