package io.recourse.standalone.faults;

import io.recourse.standalone.crash.Figures;
import io.recourse.standalone.crash.Signal;
import io.recourse.standalone.crash.Trial;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.core.ConditionTimeoutException;

/** One installation, in which something goes wrong round after round while clients work, and that is asked each time for its promises. */
final class FaultRounds {

    private static final int LONGEST_WORK_MILLIS = 2_500;
    /** Longer than a client waits for its answer, and than a process keeps what it has claimed. */
    private static final int LONGEST_SILENCE_MILLIS = 30_000;

    private static final int LONGEST_ABSENCE_MILLIS = 15_000;
    private static final int MOST_SKEW_SECONDS = 600;

    private final Path directory;
    private final EventServer events;
    private final Random random;
    private final Figures figures = new Figures();

    /** @param directory empty */
    FaultRounds(Path directory, EventServer events, long seed) {
        this.directory = directory;
        this.events = events;
        this.random = new Random(seed);
    }

    /** One fault after the other, and the reckoning in the end. */
    Figures run(Iterable<Fault> faults) throws Exception {
        try (Site site = Site.start(events, directory)) {
            Trial trial = new Trial(site, site::connect, random, figures);
            Service service = new Service(site, trial, figures);
            try {
                trial.begin();
                for (Fault fault : faults) {
                    System.out.println(Instant.now() + " " + fault);
                    pause(random.nextLong(LONGEST_WORK_MILLIS));
                    strike(fault, site);
                    service.awaitAll();
                    trial.check();
                    figures.killed(fault);
                }
                trial.finish();
                service.noLettersLeft();
            } finally {
                trial.stop();
            }
        } catch (ConditionTimeoutException | IllegalStateException e) {
            figures.finding("it came to an end: " + e.getMessage());
        }
        return figures;
    }

    private void strike(Fault fault, Site site) throws Exception {
        Node node = one(site.nodes());
        switch (fault) {
            case AXON_SERVER -> {
                own().kill();
                pause(random.nextLong(LONGEST_ABSENCE_MILLIS));
                own().start();
            }
            case AXON_SERVER_STANDS -> stand(own().handle());
            case COMMAND_SIDE -> killed(List.of(one(site.nodes(Program.COMMAND_SIDE))), Skew.NONE);
            case QUERY_SIDE -> killed(List.of(one(site.nodes(Program.QUERY_SIDE))), Skew.NONE);
            case ONE_OF_EACH ->
                killed(List.of(one(site.nodes(Program.COMMAND_SIDE)), one(site.nodes(Program.QUERY_SIDE))), Skew.NONE);
            case ORDERLY_STOP -> {
                if (!node.stop()) {
                    figures.finding(node.name() + " does not end when it is told to");
                    node.kill();
                }
                node.start(Skew.NONE);
                node.awaitReady();
            }
            case START_ALONE -> {
                node.kill();
                node.axonServer().cut();
                node.start(Skew.NONE);
                pause(LONGEST_ABSENCE_MILLIS + random.nextLong(LONGEST_SILENCE_MILLIS));
                node.axonServer().heal();
                node.awaitReady();
            }
            case PROCESS_STANDS -> stand(node.handle());
            case CUT -> during(node.axonServer(), LONGEST_ABSENCE_MILLIS, Link::cut);
            case SILENCE -> {
                Set<Link.Way> ways = one(
                        List.of(EnumSet.of(Link.Way.THERE), EnumSet.of(Link.Way.BACK), EnumSet.allOf(Link.Way.class)));
                during(node.axonServer(), LONGEST_SILENCE_MILLIS, link -> link.silence(ways));
            }
            case SILENCE_FOR_ALL -> {
                site.nodes().forEach(each -> each.axonServer().silence(EnumSet.allOf(Link.Way.class)));
                pause(random.nextLong(LONGEST_SILENCE_MILLIS));
                site.nodes().forEach(each -> each.axonServer().heal());
            }
            case SLOW -> {
                Duration by = Duration.ofMillis(20 + random.nextLong(300));
                during(node.axonServer(), LONGEST_ABSENCE_MILLIS, link -> link.slow(by));
            }
            case DATABASE_CUT -> during(node.database(), LONGEST_ABSENCE_MILLIS, Link::cut);
            case DATABASE_SILENCE ->
                during(node.database(), LONGEST_SILENCE_MILLIS, link -> link.silence(EnumSet.allOf(Link.Way.class)));
            case CLOCK -> {
                int seconds = random.nextInt(60, MOST_SKEW_SECONDS);
                killed(List.of(node), new Skew(Duration.ofSeconds(random.nextBoolean() ? seconds : -seconds)));
            }
        }
    }

    private void killed(List<Node> nodes, Skew skew) throws InterruptedException, IOException {
        for (Node node : nodes) {
            System.out.println("  " + node.name() + " " + skew);
            node.kill();
        }
        pause(random.nextLong(LONGEST_ABSENCE_MILLIS));
        Instant begun = Instant.now();
        for (Node node : nodes) {
            node.start(skew);
        }
        nodes.forEach(Node::awaitReady);
        figures.started(Duration.between(begun, Instant.now()));
    }

    private void stand(ProcessHandle process) {
        Signal.STOP.to(process);
        pause(random.nextLong(LONGEST_SILENCE_MILLIS));
        Signal.CONT.to(process);
    }

    private void during(Link link, int longestMillis, java.util.function.Consumer<Link> fault) {
        fault.accept(link);
        pause(random.nextLong(longestMillis));
        link.heal();
    }

    private OwnServer own() {
        return switch (events) {
            case OwnServer own -> own;
            case GivenServer given -> throw new IllegalArgumentException("Axon Server is not ours to kill");
        };
    }

    private <T> T one(List<T> among) {
        return among.get(random.nextInt(among.size()));
    }

    private static void pause(long millis) {
        LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
    }
}
