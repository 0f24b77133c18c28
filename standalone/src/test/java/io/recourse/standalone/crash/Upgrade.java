package io.recourse.standalone.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/** Data that an older program made, taken over by a newer one in the middle of its work. */
final class Upgrade {

    private static final int CLIENTS = 3;
    private static final Duration WORK = Duration.ofSeconds(15);

    private final Figures figures = new Figures();
    private final Acknowledged acknowledged = new Acknowledged();
    private final History history = new History();
    private final Promises promises = new Promises(history, acknowledged, figures);
    private final Installation before;
    private final Installation after;
    private int clients;

    private Upgrade(Path data, Path older, Path newer) throws IOException {
        this.before = new Installation(data, Program.jar(older, "-Xms64m", "-Xmx1g", "-XX:TieredStopAtLevel=1"));
        this.after = new Installation(data, Program.jar(newer, "-Xms64m", "-Xmx1g", "-XX:TieredStopAtLevel=1"));
    }

    /** {@code OLDER_JAR NEWER_JAR DIRECTORY [KEEP]}: status 0 when the newer program goes on as it should. */
    public static void main(String[] arguments) throws Exception {
        Path directory = Files.createTempDirectory(Files.createDirectories(Path.of(arguments[2])), "upgrade");
        Upgrade upgrade = new Upgrade(directory.resolve("data"), Path.of(arguments[0]), Path.of(arguments[1]));
        upgrade.worksBefore();
        if (arguments.length > 3) {
            KeptData.write(upgrade.before.data(), upgrade.acknowledged.all(), Path.of(arguments[3]));
        }
        upgrade.worksAfter();
        System.out.println(upgrade.figures);
        System.exit(upgrade.figures.findings().isEmpty() ? 0 : 1);
    }

    /** Stopped at once after the last command: refunds and deadlines are left for later. */
    private void worksBefore() throws Exception {
        try {
            before.start();
            before.awaitReady();
            new Client(0, new Api(before, "admin"), new Random(0), new Acknowledged(), figures, new AtomicBoolean())
                    .perform(Command.pack());
            work(before);
            history.read(new Api(before, "auditor"));
        } finally {
            before.stop();
        }
        System.out.println(
                "before: " + acknowledged.all().size() + " commands, at least " + history.size() + " events");
    }

    private void worksAfter() throws Exception {
        Map<String, List<History.Event>> then = Map.copyOf(history.streams());
        Instant begin = Instant.now();
        try {
            after.start();
            after.awaitReady();
            figures.started(Duration.between(begin, Instant.now()));
            History now = new History();
            AtRest.read(now, new Api(after, "auditor"));
            then.forEach((stream, events) -> {
                List<History.Event> kept = now.of(stream);
                if (kept.size() < events.size()
                        || !kept.subList(0, events.size()).equals(events)) {
                    figures.finding("the history of " + stream + " is another one");
                }
            });
            work(after);
            new AtRest(history, promises, acknowledged, figures)
                    .reckonUp(new Api(after, "auditor"), new Reckoning(after, after::connect, figures));
        } catch (IllegalStateException e) {
            figures.finding("it came to an end: " + e.getMessage());
        } finally {
            after.stop();
        }
    }

    private void work(Installation installation) throws InterruptedException {
        AtomicBoolean done = new AtomicBoolean();
        List<Thread> working = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            clients++;
            working.add(Thread.ofPlatform()
                    .start(new Client(
                            clients,
                            new Api(installation, "agent"),
                            new Random(clients),
                            acknowledged,
                            figures,
                            done)));
        }
        LockSupport.parkNanos(WORK.toNanos());
        done.set(true);
        for (Thread one : working) {
            one.join();
        }
    }
}
