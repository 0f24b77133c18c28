package io.recourse.benchmarks.peers.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.recourse.benchmarks.peers.Contender;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each contender plays in a process of its own, and its costs are its own. */
class MatchTest {

    private static final Plan TINY = new Plan(
            List.of(Contender.CRUD, Contender.ONE_ROW),
            List.of(1, 2),
            Duration.ofMillis(200),
            1,
            2,
            Duration.ofMillis(400));

    @Test
    void countsWhatEachContenderDid(@TempDir Path directory) throws Exception {
        ByteArrayOutputStream progress = new ByteArrayOutputStream();

        Results results = Match.play(
                TINY, directory.resolve("postgres"), new PrintStream(progress, true, StandardCharsets.UTF_8));

        assertThat(results.settings()).contains("fsync = on", "synchronous_commit = on", "full_page_writes = on");
        // New connections ask for something, too.
        assertThat(median(results, Contender.ONE_ROW, 1, Measured::statementsPerCase))
                .isCloseTo(6, within(0.5));
        // Three for each step, but for two to escalate; and the looks for timers that are due.
        assertThat(median(results, Contender.CRUD, 2, Measured::statementsPerCase))
                .isCloseTo(17, within(1.0));
        assertThat(median(results, Contender.CRUD, 2, Measured::applicationMicros))
                .isPositive();
        assertThat(median(results, Contender.CRUD, 2, Measured::walBytesPerCase))
                .isGreaterThan(median(results, Contender.ONE_ROW, 2, Measured::walBytesPerCase));
        assertThat(results.weights().values()).allSatisfy(weight -> {
            assertThat(weight.memory().resident()).isGreaterThan(weight.memory().heap());
            assertThat(weight.cases()).isPositive();
        });
        assertThat(progress.toString(StandardCharsets.UTF_8))
                .contains("warm-up, 2 clients", "round 2 of 2, 1 clients: one-row commits");
    }

    private static double median(Results results, Contender contender, int clients, ToDoubleFunction<Measured> figure) {
        return results.of(contender, clients, figure).orElseThrow().median();
    }
}
