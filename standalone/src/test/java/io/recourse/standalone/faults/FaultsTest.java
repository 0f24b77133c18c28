package io.recourse.standalone.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.recourse.standalone.crash.Figures;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A few rounds; {@code standalone/faults} runs many. */
@Tag("axonserver")
class FaultsTest {

    /** Of an Axon Server that may be killed. */
    private static final String JAR = "AXON_SERVER_JAR";

    @TempDir
    Path directory;

    @Test
    void whatWasAcknowledgedIsThereOnceWhateverHappensBetweenProcesses() throws Exception {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Optional<String> jar = Optional.ofNullable(System.getenv(JAR)).filter(path -> !path.isBlank());
        assumeTrue(
                jar.isPresent() || System.getenv("AXON_SERVER") != null,
                "needs an Axon Server: set " + JAR
                        + " to its executable jar, or AXON_SERVER to host:port of a running one");

        Figures figures = jar.isPresent() ? onOneOfOurOwn(Path.of(jar.get()), seed) : onTheOneThatIsGiven(seed);

        assertThat(figures.findings()).isEmpty();
        assertThat(figures.acknowledged.sum()).isPositive();
    }

    private Figures onOneOfOurOwn(Path jar, long seed) throws Exception {
        try (OwnServer events = new OwnServer(jar, directory.resolve("axonserver"))) {
            events.start();
            return new FaultRounds(directory, events, seed)
                    .run(List.of(Fault.AXON_SERVER, Fault.COMMAND_SIDE, Fault.SILENCE, Fault.QUERY_SIDE));
        }
    }

    private Figures onTheOneThatIsGiven(long seed) throws Exception {
        try (GivenServer events = GivenServer.emptied()) {
            return new FaultRounds(directory, events, seed)
                    .run(List.of(Fault.CUT, Fault.COMMAND_SIDE, Fault.SILENCE, Fault.QUERY_SIDE));
        }
    }
}
