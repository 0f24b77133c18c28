package io.recourse.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.benchmarks.peers.process.Clients;
import io.recourse.benchmarks.peers.process.Starting;
import io.recourse.benchmarks.server.PostgresServer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What was won must not be lost unseen. Both sides play by turns on one server, so that a slow machine slows both; and the
 * bound is far below what is measured on a quiet one, which {@code ./benchmarks/run} does.
 */
class RegressionGuardTest {

    private static final Clock CLOCK = Clock.systemUTC();
    private static final Duration ROUND = Duration.ofMillis(400);
    private static final int ROUNDS = 3;
    private static final int CLIENTS = 16;

    @TempDir
    private static Path directory;

    private static PostgresServer server;

    @BeforeAll
    static void start() {
        server = PostgresServer.start(directory.resolve("postgres"), Map.of("max_connections", "200"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"ONE_ROW, 1.2"})
    void isStillSoMuchFasterThanCrud(Contender contender, double atLeast) throws Exception {
        try (Peer peer = Starting.peer(contender, server.create(contender.database()), CLOCK);
                Peer crud = Starting.peer(
                        Contender.CRUD, server.create(Contender.CRUD.database() + contender.ordinal()), CLOCK)) {
            Clients ours = new Clients(peer, CLOCK);
            Clients theirs = new Clients(crud, CLOCK);
            ratio(ours, theirs);

            double[] ratios = DoubleStream.generate(() -> ratio(ours, theirs))
                    .limit(ROUNDS)
                    .sorted()
                    .toArray();

            assertThat(ratios[ROUNDS / 2]).isGreaterThan(atLeast);
        }
    }

    private static double ratio(Clients ours, Clients theirs) {
        return commandsPerSecond(ours) / commandsPerSecond(theirs);
    }

    private static double commandsPerSecond(Clients clients) {
        try {
            return clients.play(CLIENTS, ROUND).commandsPerSecond();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
