package io.recourse.standalone.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** An installation with little memory, worked on and read without a pause, and looked at all the while. */
final class Soak {

    private static final int CLIENTS = 2;
    private static final int READERS = 2;
    private static final int REMEMBERED = 1_000;

    private final Figures figures = new Figures();
    private final Acknowledged acknowledged = new Acknowledged(REMEMBERED);
    private final AtomicBoolean done = new AtomicBoolean();
    private final LongAdder read = new LongAdder();
    private final List<Sample> samples = new ArrayList<>();
    private final Installation installation;
    private final Duration time;
    private final Growth growth;

    /** @param data an empty directory */
    Soak(Path data, String memory, Duration time, int percent) throws IOException {
        // All of the heap is resident from the beginning: what comes later is something else.
        this.installation =
                new Installation(data, Program.tested("-Xms" + memory, "-Xmx" + memory, "-XX:+AlwaysPreTouch"));
        this.time = time;
        this.growth = new Growth(time.dividedBy(4), percent);
    }

    /** {@code MINUTES MEMORY PERCENT DIRECTORY}: status 0 when nothing grew and nothing failed. */
    public static void main(String[] arguments) throws Exception {
        Path directory = Files.createTempDirectory(Files.createDirectories(Path.of(arguments[3])), "soak");
        Soak soak = new Soak(
                directory.resolve("data"),
                arguments[1],
                Duration.ofMinutes(Long.parseLong(arguments[0])),
                Integer.parseInt(arguments[2]));
        List<String> findings = soak.run();
        System.out.println(soak);
        System.exit(findings.isEmpty() ? 0 : 1);
    }

    /** @return what was found: growth, a request that failed */
    List<String> run() throws Exception {
        List<Thread> people = new ArrayList<>();
        try {
            installation.start();
            installation.awaitReady();
            new Client(0, new Api(installation, "admin"), new Random(0), new Acknowledged(), figures, done)
                    .perform(Command.pack());
            for (int i = 1; i <= CLIENTS; i++) {
                people.add(Thread.ofPlatform()
                        .start(new Client(
                                i, new Api(installation, "agent"), new Random(i), acknowledged, figures, done)));
            }
            for (int i = 0; i < READERS; i++) {
                people.add(Thread.ofPlatform().start(new Reader(installation, acknowledged, figures, done, read)));
            }
            look();
            done.set(true);
            for (Thread one : people) {
                one.join();
            }
        } finally {
            done.set(true);
            people.forEach(Thread::interrupt);
            installation.stop();
        }
        growth.of(samples).forEach(figures::finding);
        return figures.findings();
    }

    /** Sixty times, but at most twice a second: each look is a full collection. Longer where looks take so long that they are too few. */
    private void look() throws IOException, InterruptedException {
        Api admin = new Api(installation, "admin");
        Duration pause = time.dividedBy(60);
        Instant begin = Instant.now();
        Instant end = begin.plus(time);
        while (Instant.now().isBefore(end) || !growth.canTell(samples)) {
            LockSupport.parkNanos(Math.max(pause.toNanos(), 500_000_000));
            String told = admin.get("/actuator/prometheus").body();
            samples.add(Sample.of(Duration.between(begin, Instant.now()), installation, told));
            System.out.println(samples.getLast());
        }
    }

    long acknowledged() {
        return figures.acknowledged.sum();
    }

    long read() {
        return read.sum();
    }

    @Override
    public String toString() {
        return growth.told(samples)
                + String.join(
                        System.lineSeparator(),
                        Stream.concat(
                                        Stream.of(String.format(
                                                "  %,d commands acknowledged, %,d reads, %,d to come again later, %,d without an answer",
                                                acknowledged(), read(), figures.later.sum(), figures.unknown.sum())),
                                        Stream.of("  findings: "
                                                + figures.findings().size()))
                                .toList());
    }
}
