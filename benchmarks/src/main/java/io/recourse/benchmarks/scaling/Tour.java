package io.recourse.benchmarks.scaling;

import io.recourse.actor.Role;
import io.recourse.benchmarks.peers.process.Clients;
import io.recourse.benchmarks.peers.process.Round;
import io.recourse.benchmarks.server.PostgresServer;
import io.recourse.benchmarks.server.ProcessTree;
import io.recourse.runtime.vault.MasterKeys;
import io.recourse.testing.TestIssuer;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** All shapes by turns on one PostgreSQL and one Axon Server, each time in new processes: one Axon Server holds one history. */
final class Tour {

    /** A pool for each process. */
    private static final Map<String, String> SETTINGS = Map.of("max_connections", "200", "max_wal_size", "16GB");

    private static final Clock CLOCK = Clock.systemUTC();

    private final Plan plan;
    private final AxonServer axonServer;
    private final PostgresServer server;
    private final TestIssuer issuer;
    private final Path logs;
    private final PrintStream progress;
    private final String masterKeys = MasterKeys.generate();
    private final Map<String, String> urls = new HashMap<>();
    private final Map<String, AtomicLong> begun = new HashMap<>();
    private final Map<Results.Setting, List<Played>> rounds = new HashMap<>();
    private final Map<Shape, Long> proven = new EnumMap<>(Shape.class);

    private Tour(
            Plan plan,
            AxonServer axonServer,
            PostgresServer server,
            TestIssuer issuer,
            Path logs,
            PrintStream progress) {
        this.plan = plan;
        this.axonServer = axonServer;
        this.server = server;
        this.issuer = issuer;
        this.logs = logs;
        this.progress = progress;
    }

    /**
     * Ends with an exception when any case is not whole.
     *
     * @param directory for the databases and the logs; does not exist, or is empty
     * @param progress is told of each round
     */
    static Results make(Plan plan, AxonServer axonServer, Path directory, PrintStream progress) throws Exception {
        Path logs = Files.createDirectories(directory.resolve("logs"));
        try (PostgresServer server = PostgresServer.start(directory.resolve("postgres"), SETTINGS);
                TestIssuer issuer = TestIssuer.start()) {
            return new Tour(plan, axonServer, server, issuer, logs, progress).make();
        }
    }

    private Results make() throws Exception {
        for (int n = 0; n < plan.rounds(); n++) {
            List<Shape> order = n % 2 == 0 ? plan.shapes() : plan.shapes().reversed();
            for (Shape shape : order) {
                play(shape, "round " + (n + 1) + " of " + plan.rounds());
            }
        }
        return new Results(server.settings(), rounds, proven);
    }

    private void play(Shape shape, String what) throws Exception {
        String url = url(shape.database());
        try (Site site = Site.start(
                shape, url, issuer.token("agent-1", Role.AGENT, Role.SUPERVISOR), settings(shape, url), logs)) {
            Clients clients =
                    new Clients(site, CLOCK, begun.computeIfAbsent(shape.database(), first -> new AtomicLong()));
            tell("warm-up", shape, plan.mostClients(), played(shape, site, clients, plan.mostClients(), plan.warmUp()));
            server.checkpoint();
            for (int number : plan.clients()) {
                Played played = played(shape, site, clients, number, plan.length());
                tell(what, shape, number, played);
                rounds.computeIfAbsent(new Results.Setting(shape, number), setting -> new ArrayList<>())
                        .add(played);
            }
            Whole.requireAll(site.cases());
            proven.merge(shape, (long) site.cases().size(), Long::sum);
        }
    }

    private Played played(Shape shape, Site site, Clients clients, int number, Duration length) throws Exception {
        Map<String, Long> before = processor(shape, site);
        Round round = clients.play(number, length);
        Map<String, Long> processor = processor(shape, site);
        processor.replaceAll((process, nanos) -> nanos - before.getOrDefault(process, 0L));
        return new Played(round, processor, site.troubles().taken());
    }

    private void tell(String what, Shape shape, int clients, Played played) {
        progress.printf(
                Locale.ROOT,
                "%s, %d clients: %s, %.0f commands/s %s%n",
                what,
                clients,
                shape.label(),
                played.commandsPerSecond(),
                played.troubles().isEmpty() ? "" : played.troubles());
    }

    /** Of each process so far, in nanoseconds. */
    private Map<String, Long> processor(Shape shape, Site site) throws IOException {
        Map<String, ProcessTree> processes = new HashMap<>();
        site.nodes().forEach(node -> processes.put(node.name(), node.processes()));
        processes.put("PostgreSQL", server.processes());
        if (shape.onAxonServer()) {
            axonServer.processes().ifPresent(tree -> processes.put("Axon Server", tree));
        }
        Map<String, Long> nanos = new HashMap<>();
        for (Map.Entry<String, ProcessTree> process : processes.entrySet()) {
            nanos.put(process.getKey(), process.getValue().processor().toNanos());
        }
        return nanos;
    }

    private String url(String database) throws SQLException {
        if (!urls.containsKey(database)) {
            urls.put(database, server.create(database));
        }
        return server.url(database);
    }

    /** As compose tells a side. */
    private Map<String, String> settings(Shape shape, String url) {
        Map<String, String> settings = new HashMap<>();
        settings.put("RECOURSE_DB_URL", url);
        settings.put("RECOURSE_DB_USER", PostgresServer.USER);
        settings.put("RECOURSE_DB_PASSWORD", PostgresServer.USER);
        settings.put("RECOURSE_MASTER_KEYS", masterKeys);
        settings.put("RECOURSE_ISSUER_URI", issuer.name());
        settings.put("RECOURSE_JWK_SET_URI", issuer.keys());
        if (shape.onAxonServer()) {
            settings.put("SPRING_PROFILES_ACTIVE", "axonserver");
            settings.put("AXON_SERVER", axonServer.address());
        }
        return settings;
    }
}
