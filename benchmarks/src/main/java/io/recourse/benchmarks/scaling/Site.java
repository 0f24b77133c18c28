package io.recourse.benchmarks.scaling;

import io.recourse.benchmarks.peers.CaseFile;
import io.recourse.benchmarks.peers.Peer;
import io.recourse.benchmarks.peers.PlayedCase;
import io.recourse.benchmarks.peers.recourse.HttpCase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;

/** All processes of a shape. Clients spread their cases over those that take commands, and over those that are read. */
final class Site implements Peer {

    private final List<Node> nodes;
    private final Shown shown;
    private final Acknowledged acknowledged;
    private final String token;
    private final Troubles troubles = new Troubles();
    private final Queue<SpreadCase> begun = new ConcurrentLinkedQueue<>();
    private final ThreadLocal<Lines> lines = ThreadLocal.withInitial(this::connect);

    private Site(List<Node> nodes, Shown shown, String token) {
        this.nodes = nodes;
        this.shown = shown;
        this.acknowledged = new Acknowledged(shown);
        this.token = token;
    }

    /** One client's connections. */
    private record Lines(List<Line> commands, List<Line> reads) {

        Line commands(CaseFile file) {
            return commands.get((int) (file.number() % commands.size()));
        }

        /** Every second case is read where its commands do not go. */
        Line reads(CaseFile file) {
            return reads.get((int) (file.number() / commands.size() % reads.size()));
        }
    }

    /**
     * Returns when all are ready.
     *
     * @param settings of every process, as environment variables
     * @param logs the directory for what they print
     */
    static Site start(Shape shape, String url, String token, Map<String, String> settings, Path logs) throws Exception {
        List<Node> nodes = new ArrayList<>();
        Map<Program, Integer> numbers = new HashMap<>();
        for (Program program : shape.programs()) {
            int number = numbers.merge(program, 1, Integer::sum);
            String name = shape.programs().size() > 1 ? program.label() + " " + number : program.label();
            String file = (shape + "-" + name).toLowerCase(Locale.ROOT).replace(' ', '-') + ".log";
            nodes.add(Node.start(name, program, settings, logs.resolve(file)));
        }
        Site site = new Site(nodes, Shown.on(url), token);
        try {
            for (Node node : nodes) {
                node.awaitReady();
            }
        } catch (IllegalStateException e) {
            site.close();
            throw e;
        }
        return site;
    }

    @Override
    public PlayedCase begin(CaseFile file) {
        Line commands = lines.get().commands(file);
        ReadRefund refund = new ReadRefund(commands, lines.get().reads(file), token);
        SpreadCase played =
                new SpreadCase(new HttpCase(commands, token, refund, file), commands, acknowledged, shown, file);
        begun.add(played);
        return played;
    }

    @Override
    public Duration lag() {
        try {
            return acknowledged.lag();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public boolean caughtUp() {
        try {
            return acknowledged.allSeen() && shown.nothingIsScheduled();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    List<Node> nodes() {
        return nodes;
    }

    /** All cases that were ever begun here. */
    Collection<SpreadCase> cases() {
        return List.copyOf(begun);
    }

    Troubles troubles() {
        return troubles;
    }

    @Override
    public void close() {
        try {
            for (Node node : nodes) {
                node.close();
            }
            shown.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Lines connect() {
        return new Lines(lines(Program::takesCommands), lines(Program::isRead));
    }

    private List<Line> lines(Predicate<Program> which) {
        return nodes.stream()
                .filter(node -> which.test(node.program()))
                .map(this::line)
                .toList();
    }

    private Line line(Node node) {
        try {
            return new Line(node.address(), troubles);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
