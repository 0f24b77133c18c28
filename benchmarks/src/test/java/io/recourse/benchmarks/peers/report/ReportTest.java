package io.recourse.benchmarks.peers.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recourse.benchmarks.peers.Contender;
import io.recourse.benchmarks.peers.harness.Counts;
import io.recourse.benchmarks.peers.harness.Measured;
import io.recourse.benchmarks.peers.harness.Plan;
import io.recourse.benchmarks.peers.harness.Results;
import io.recourse.benchmarks.peers.harness.Weight;
import io.recourse.benchmarks.peers.process.Memory;
import io.recourse.benchmarks.peers.process.Round;
import io.recourse.benchmarks.server.Machine;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/** What a reader of the page is told follows from what was measured. */
class ReportTest {

    private static final List<Contender> CONTENDERS = List.of(Contender.RECOURSE, Contender.CRUD, Contender.FLOWABLE);

    private static final Plan PLAN =
            new Plan(CONTENDERS, List.of(1, 8, 32), Duration.ofSeconds(5), 1, 3, Duration.ofSeconds(2));

    private static final Page PAGE = new Page("./benchmarks/run");

    @Test
    void judgesEachTargetByTheMedianOfRatiosOfTheSameRounds() {
        // 4, 2 and 3.5 times as fast: the median is met, though one round misses it.
        String text =
                report(List.of(8_000L, 6_000L, 7_000L), List.of(2_000L, 3_000L, 2_000L), List.of(300L, 300L, 300L));

        assertThat(text)
                .contains("| commands/s, 32 clients, of CRUD | ≥ 3 | 3.50 (2.00–4.00) | met |")
                .contains("| commands/s, 32 clients, of Flowable | ≥ 40 | 23.3 (20.0–26.7) | **missed** |")
                .contains("| commands/s, 32 clients, of Camunda | ≥ 30 |  | not measured |")
                .contains("| p50, 1 client, of CRUD | ≤ 1.3 | 1.00 (1.00–1.00) | met |")
                .contains("| p99, 32 clients, of CRUD | ≤ 0.5 | 1.00 (1.00–1.00) | **missed** |");
    }

    @Test
    void tellsWhatWasMeasuredAndHow() {
        String text =
                report(List.of(8_000L, 6_000L, 7_000L), List.of(2_000L, 3_000L, 2_000L), List.of(300L, 300L, 300L));

        assertThat(text)
                .contains("`./benchmarks/run --quick` at revision abc1234, started 1970-01-01T00:00:00Z")
                .contains("an old one, 2 cores")
                .contains("| Flowable 7.2 | 300 (300–300) |")
                // A thousand cases: 17 statements, 2 KiB; and of 6,000 commands 3 s of processor time and 1.5 s in the
                // database.
                .contains("| JDBC CRUD with an audit row | 17.0 (17.0–17.0) |")
                .contains("| JDBC CRUD with an audit row | 2.00 (2.00–2.00) |")
                .contains("| JDBC CRUD with an audit row | 750 (750–750) |")
                .contains("| Recourse, command gateway | 200 | 50.0 | 4.00 |")
                .contains("fsync = on");
    }

    @Test
    void keepsWhatAPersonWroteAroundTheReport() {
        String first = PAGE.with("# Performance\n\nBefore.\n\n", "one\n");
        String second = PAGE.with(first + "\nAfter.\n", "two\n");

        assertThat(first).startsWith("# Performance\n\nBefore.\n\n").contains("\none\n");
        assertThat(second)
                .startsWith("# Performance\n\nBefore.\n\n")
                .endsWith("\nAfter.\n")
                .contains("\ntwo\n")
                .doesNotContain("one");
        assertThat(PAGE.with(second, "two\n")).isEqualTo(second);
    }

    @Test
    void drawsABarForEachContenderWithEachNumberOfClients() throws Exception {
        Results results =
                results(List.of(8_000L, 6_000L, 7_000L), List.of(2_000L, 3_000L, 2_000L), List.of(30L, 300L, 300L));
        String svg = new Bars(PLAN, results, "Commands a second", Measured::commandsPerSecond).svg();

        Document picture = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));

        int background = 1;
        int legend = 3;
        assertThat(picture.getElementsByTagName("rect").getLength()).isEqualTo(background + legend + 9);
        assertThat(svg).contains(">7,000<", ">2,000<", ">300<", "Recourse, command gateway", "32 clients");
    }

    @Test
    void takesTheOptionsInTheirOrder() {
        Options options = Options.of(
                Path.of("page.md"),
                List.of("--quick", "--rounds=7", "--seconds=3", "--warm-up=4", "--only=CRUD,GROUP", "--page=other.md"));

        assertThat(options)
                .isEqualTo(new Options(
                        new Plan(
                                List.of(Contender.CRUD, Contender.GROUP),
                                List.of(1, 8, 32),
                                Duration.ofSeconds(4),
                                1,
                                7,
                                Duration.ofSeconds(3)),
                        Path.of("other.md")));
        assertThatThrownBy(() -> Options.of(Path.of("page.md"), List.of("--slow")))
                .hasMessageContaining("--slow");
    }

    private static String report(List<Long> recourse, List<Long> crud, List<Long> flowable) {
        Machine machine = new Machine("an old one", 2, 24, "Linux", "25", "ext4", 0.1);
        Conditions conditions = new Conditions("./benchmarks/run --quick", "abc1234", Instant.EPOCH, machine);
        return new Report(PLAN, results(recourse, crud, flowable), conditions).text("performance");
    }

    /** Commands a second in each round of each, the same with each number of clients. */
    private static Results results(List<Long> recourse, List<Long> crud, List<Long> flowable) {
        Map<Results.Setting, List<Measured>> rounds = new HashMap<>();
        for (int clients : PLAN.clients()) {
            rounds.put(new Results.Setting(Contender.RECOURSE, clients), measured(recourse));
            rounds.put(new Results.Setting(Contender.CRUD, clients), measured(crud));
            rounds.put(new Results.Setting(Contender.FLOWABLE, clients), measured(flowable));
        }
        Weight weight = new Weight(new Memory(200 << 20, 50 << 20), 4_096_000, 1_000);
        return new Results(
                "fsync = on",
                rounds,
                Map.of(Contender.RECOURSE, weight, Contender.CRUD, weight, Contender.FLOWABLE, weight));
    }

    private static List<Measured> measured(List<Long> commandsPerSecond) {
        return commandsPerSecond.stream()
                .map(commands -> new Measured(
                        new Round(commands, 1_000_000_000, 1_000_000, 9_000_000, 1_000, 3_000_000_000L, 0, 0, 0),
                        new Counts(17_000, 2_048_000, 1_500_000_000)))
                .toList();
    }
}
