package io.recourse.benchmarks.peers.harness;

import io.recourse.benchmarks.peers.Contender;
import io.recourse.benchmarks.peers.process.Memory;
import io.recourse.benchmarks.peers.process.Order;
import io.recourse.benchmarks.peers.process.Round;
import io.recourse.benchmarks.server.PostgresServer;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** All contenders on one server, one at a time, by turns. */
public final class Match implements AutoCloseable {

    /** A pool for each contender; and no checkpoint but those between the rounds, so that it meets all alike. */
    private static final Map<String, String> SETTINGS = Map.of("max_connections", "400", "max_wal_size", "16GB");

    private final Plan plan;
    private final PrintStream progress;
    private final PostgresServer server;
    private final Database database;
    private final Map<Contender, Opponent> opponents = new EnumMap<>(Contender.class);
    private final Map<Results.Setting, List<Measured>> rounds = new HashMap<>();

    private Match(Plan plan, PrintStream progress, PostgresServer server, Database database) {
        this.plan = plan;
        this.progress = progress;
        this.server = server;
        this.database = database;
    }

    /**
     * Each contender proves first that it keeps a case.
     *
     * @param directory for the databases; does not exist, or is empty
     * @param progress is told of each round
     */
    public static Results play(Plan plan, Path directory, PrintStream progress) throws Exception {
        try (PostgresServer server = PostgresServer.start(directory, SETTINGS);
                Database database = Database.of(server);
                Match match = new Match(plan, progress, server, database)) {
            return match.play();
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        for (Opponent opponent : opponents.values()) {
            opponent.close();
        }
    }

    private Results play() throws IOException, SQLException {
        for (Contender contender : plan.contenders()) {
            Opponent opponent = Opponent.start(contender, server.create(contender.database()));
            opponents.put(contender, opponent);
            opponent.ask(new Order.Prove(), String.class);
        }
        for (Contender contender : plan.contenders()) {
            warmUp(contender);
        }
        Map<Contender, Long> sizes = sizes();
        for (int n = 0; n < plan.rounds(); n++) {
            server.checkpoint();
            for (int clients : plan.clients()) {
                round(n, clients);
            }
        }
        return new Results(server.settings(), rounds, weights(sizes));
    }

    private void warmUp(Contender contender) throws IOException, SQLException {
        WarmUp warmUp = new WarmUp(plan.mostWarmUps());
        while (!warmUp.done()) {
            warmUp.add(played(contender, plan.mostClients(), plan.warmUp(), "warm-up")
                    .commandsPerSecond());
        }
    }

    private void round(int n, int clients) throws IOException, SQLException {
        List<Contender> order =
                n % 2 == 0 ? plan.contenders() : plan.contenders().reversed();
        for (Contender contender : order) {
            Measured measured = played(contender, clients, plan.length(), "round " + (n + 1) + " of " + plan.rounds());
            rounds.computeIfAbsent(new Results.Setting(contender, clients), setting -> new ArrayList<>())
                    .add(measured);
        }
    }

    private Measured played(Contender contender, int clients, Duration length, String what)
            throws IOException, SQLException {
        Counts mark = database.mark(contender);
        Round round = opponent(contender).ask(new Order.Play(clients, length), Round.class);
        Measured measured = new Measured(round, database.counts(contender).since(mark));
        progress.printf(
                Locale.ROOT,
                "%s, %d clients: %s, %.0f commands/s%n",
                what,
                clients,
                contender.label(),
                measured.commandsPerSecond());
        return measured;
    }

    private Map<Contender, Long> sizes() throws SQLException {
        Map<Contender, Long> sizes = new EnumMap<>(Contender.class);
        for (Contender contender : plan.contenders()) {
            sizes.put(contender, database.size(contender));
        }
        return sizes;
    }

    private Map<Contender, Weight> weights(Map<Contender, Long> sizesBefore) throws IOException, SQLException {
        Map<Contender, Weight> weights = new EnumMap<>(Contender.class);
        for (Map.Entry<Contender, Long> before : sizesBefore.entrySet()) {
            Contender contender = before.getKey();
            Memory memory = opponent(contender).ask(new Order.Weigh(), Memory.class);
            weights.put(contender, new Weight(memory, database.size(contender) - before.getValue(), cases(contender)));
        }
        return weights;
    }

    private long cases(Contender contender) {
        return rounds.entrySet().stream()
                .filter(entry -> entry.getKey().contender() == contender)
                .flatMap(entry -> entry.getValue().stream())
                .mapToLong(measured -> measured.round().cases())
                .sum();
    }

    private Opponent opponent(Contender contender) {
        return Objects.requireNonNull(opponents.get(contender));
    }
}
