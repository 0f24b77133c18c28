package io.recourse.benchmarks.peers.harness;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.benchmarks.peers.Contender;
import io.recourse.benchmarks.peers.Peer;
import io.recourse.benchmarks.peers.process.Clients;
import io.recourse.benchmarks.peers.process.Round;
import io.recourse.benchmarks.peers.process.Starting;
import io.recourse.benchmarks.server.PostgresServer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What was won must not be lost unseen. Both play on one server in one run, so that a slow machine slows both. Java is cold here, and
 * the bounds are far from what {@code ./benchmarks/run} measures: before events were committed in groups it was a hundredth of the
 * speed and ninety times the statements.
 */
class RegressionGuardTest {

    private static final Clock CLOCK = Clock.systemUTC();
    private static final Duration WARM_UP = Duration.ofSeconds(4);
    private static final Duration ROUND = Duration.ofSeconds(3);
    private static final Duration SHORT_ROUND = Duration.ofMillis(500);
    private static final int CLIENTS = 16;

    @TempDir
    private Path directory;

    /** What one contender did in its round. */
    private record Measured(double commandsPerSecond, double statementsOfCase) {}

    @Test
    void aCaseIsNotMuchSlowerThanRowsChangedInPlace() throws Exception {
        try (PostgresServer server =
                        PostgresServer.start(directory.resolve("postgres"), Map.of("max_connections", "200"));
                Database database = Database.of(server)) {
            Measured crud = measure(Contender.CRUD, server, database, SHORT_ROUND, SHORT_ROUND);
            Measured ours = measure(Contender.RECOURSE, server, database, WARM_UP, ROUND);

            assertThat(ours.statementsOfCase() / crud.statementsOfCase())
                    .as("statements")
                    .isLessThan(25);
            assertThat(ours.commandsPerSecond() / crud.commandsPerSecond())
                    .as("commands a second")
                    .isGreaterThan(0.015);
        }
    }

    private static Measured measure(
            Contender contender, PostgresServer server, Database database, Duration warmUp, Duration length)
            throws Exception {
        try (Peer peer = Starting.peer(contender, server.create(contender.database()), CLOCK)) {
            Clients clients = new Clients(peer, CLOCK);
            clients.play(CLIENTS, warmUp);
            database.mark(contender);
            Round round = clients.play(CLIENTS, length);
            return new Measured(
                    round.commandsPerSecond(),
                    (double) database.counts(contender).statements() / round.cases());
        }
    }
}
