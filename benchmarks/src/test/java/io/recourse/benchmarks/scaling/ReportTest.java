package io.recourse.benchmarks.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recourse.benchmarks.peers.process.Round;
import io.recourse.benchmarks.peers.report.Conditions;
import io.recourse.benchmarks.peers.report.Page;
import io.recourse.benchmarks.server.Machine;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What a reader of the page is told follows from what was measured. */
class ReportTest {

    private static final Plan PLAN =
            new Plan(List.of(Shape.ONE, Shape.TWO), List.of(1, 8), Duration.ofSeconds(5), 3, Duration.ofSeconds(2));

    @Test
    void comparesTwoWithOneOfTheSameRound() {
        // 1.5, 3 and 1.2 times as fast.
        assertThat(report(Map.of()))
                .contains("| one of each side, Axon Server | 100 (100–200) |")
                .contains("| commands/s | 1.50 (1.20–3.00) |");
    }

    @Test
    void tellsWhatEachProcessTook() {
        // Of 1,000 cases, which are 6,000 commands: 3 s and 1.5 s, and the clients 6 s.
        assertThat(report(Map.of()))
                .contains("| two of each side, Axon Server: command-side 1 | 500 (500–500) |")
                .contains("| two of each side, Axon Server: PostgreSQL | 250 (250–250) |")
                .contains("| two of each side, Axon Server: all of these | 750 (750–750) |")
                .contains("| two of each side, Axon Server: the clients | 1,000 (1,000–1,000) |");
    }

    @Test
    void statesEachKindOfErrorOrThatThereWasNone() {
        assertThat(report(Map.of("GET 503 /problems/unavailable", 2L)))
                .contains("- one of each side, Axon Server: none. All 4,000 cases")
                .contains("- two of each side, Axon Server: 12 × `GET 503 /problems/unavailable`. All 5,000 cases");
    }

    @Test
    void tellsHowItWasMeasuredAndKeepsWhatIsAroundIt() {
        String page = new Page(Scaling.COMMAND)
                .with(new Page("./benchmarks/run").with("Before.\n\n", "peers\n"), report(Map.of()));

        assertThat(page)
                .startsWith("Before.\n")
                .contains(
                        "\npeers\n", "`./benchmarks/scaling --quick` at revision abc1234, started 1970-01-01T00:00:00Z")
                .contains("an old one, 2 cores", "fsync = on")
                .doesNotContain("\n\n\n");
        assertThat(new Page(Scaling.COMMAND).with(page, report(Map.of()))).isEqualTo(page);
    }

    @Test
    void takesTheOptionsInTheirOrder() {
        assertThat(Options.of(
                        Path.of("page.md"),
                        List.of(
                                "--quick",
                                "--rounds=7",
                                "--seconds=3",
                                "--warm-up=4",
                                "--only=TWO,ALONE",
                                "--page=a.md")))
                .isEqualTo(new Options(
                        new Plan(
                                List.of(Shape.TWO, Shape.ALONE),
                                List.of(1, 8, 32),
                                Duration.ofSeconds(4),
                                7,
                                Duration.ofSeconds(3)),
                        Path.of("a.md")));
        assertThatThrownBy(() -> Options.of(Path.of("page.md"), List.of("--slow")))
                .hasMessageContaining("--slow");
    }

    /** @param troubles of two of each side, in each round */
    private static String report(Map<String, Long> troubles) {
        Map<Results.Setting, List<Played>> rounds = new HashMap<>();
        for (int clients : PLAN.clients()) {
            rounds.put(new Results.Setting(Shape.ONE, clients), played(Map.of(), 100, 100, 200));
            rounds.put(new Results.Setting(Shape.TWO, clients), played(troubles, 150, 300, 240));
        }
        Results results = new Results("fsync = on", rounds, Map.of(Shape.ONE, 4_000L, Shape.TWO, 5_000L));
        Machine machine = new Machine("an old one", 2, 24, "Linux", "25", "ext4", 0.1);
        Conditions conditions = new Conditions("./benchmarks/scaling --quick", "abc1234", Instant.EPOCH, machine);
        return new Report(PLAN, results, conditions).text();
    }

    private static List<Played> played(Map<String, Long> troubles, long... commandsPerSecond) {
        return LongStream.of(commandsPerSecond)
                .mapToObj(commands -> new Played(
                        new Round(commands, 1_000_000_000, 1_000_000, 9_000_000, 1_000, 6_000_000_000L, 0, 0, 0),
                        Map.of("command-side 1", 3_000_000_000L, "PostgreSQL", 1_500_000_000L),
                        troubles))
                .toList();
    }
}
