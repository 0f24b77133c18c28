package io.recourse.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.benchmarks.peers.process.Clients;
import io.recourse.benchmarks.peers.process.Round;
import io.recourse.benchmarks.peers.process.Starting;
import io.recourse.benchmarks.server.PostgresServer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each peer does what is measured; how fast is no concern of this test. */
class PeersTest {

    private static final Clock CLOCK = Clock.systemUTC();

    @TempDir
    private static Path directory;

    private static PostgresServer server;

    @BeforeAll
    static void start() {
        server = PostgresServer.start(directory.resolve("postgres"), Map.of());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource(Contender.class)
    void keepsTheCaseAndPlaysMany(Contender contender) throws Exception {
        try (Peer peer = Starting.peer(contender, server.create(contender.database()), CLOCK)) {
            Check.of(contender, peer, CaseFile.numbered(0, CLOCK.instant()));

            Round round = new Clients(peer, CLOCK).play(4, Duration.ofMillis(500));

            assertThat(round.commands()).isPositive();
            assertThat(round.cases()).isPositive();
        }
    }
}
