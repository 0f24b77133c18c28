package io.recourse.standalone.simulate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.recourse.command.policies.Shelf;
import io.recourse.command.policy.pack.Catalogue;
import io.recourse.command.policy.simulation.CaseResult;
import io.recourse.command.policy.simulation.Report;
import io.recourse.command.policy.simulation.SimulatedDeadline;
import io.recourse.command.policy.simulation.Simulation;
import io.recourse.standalone.Console;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What comes of a log under a pack. */
record Simulated(Report report, List<CaseResult> cases) {

    private static final Path OWN = Path.of("src/test/resources/simulate");
    private static final Path DOCS = Path.of("../docs/simulate");

    /** A file of the real data; the test is skipped where that is not at hand. */
    static Path real(String name) {
        Optional<String> data = Optional.ofNullable(System.getenv("RECOURSE_DATA"));
        assumeTrue(data.isPresent(), "RECOURSE_DATA does not say where the real files are");
        return Path.of(data.get()).resolve(name);
    }

    static Path own(String name) {
        return OWN.resolve(name);
    }

    static Path documented(String name) {
        return DOCS.resolve(name);
    }

    /** @param pack a file or an id */
    static Simulated of(Path log, Path mapping, String pack) {
        NamedPacks named = NamedPacks.of(List.of(pack), Shelf.shipped().catalogue());
        Simulation simulation = new Simulation(named.catalogue(), named.refs(), Catalogue.Rules.ENABLED);
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), true, UTF_8);
        LogFile.Read read = LogFile.read(log, mapping, simulation::add, new Console(nowhere, nowhere));
        List<CaseResult> cases = new ArrayList<>();
        return new Simulated(simulation.run(read.until(), 0, cases::add), cases);
    }

    Report.OfDeadline deadline(String name) {
        return report.packs().getFirst().deadlines().stream()
                .filter(d -> d.name().value().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The only deadline of each case that has one. */
    Map<String, SimulatedDeadline> byCase() {
        return cases.stream()
                .filter(c -> !c.packs().getFirst().deadlines().isEmpty())
                .collect(Collectors.toMap(
                        CaseResult::caseId,
                        c -> c.packs().getFirst().deadlines().getFirst()));
    }
}
