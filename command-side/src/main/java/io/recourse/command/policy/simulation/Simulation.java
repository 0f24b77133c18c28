package io.recourse.command.policy.simulation;

import io.recourse.command.policy.calendar.NotCovered;
import io.recourse.command.policy.pack.Catalogue;
import io.recourse.command.policy.simulation.CaseResult.UnderPack;
import io.recourse.command.policy.simulation.Occurrence.Describes;
import io.recourse.deadline.PolicyRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Replays a log under packs. The events may come in any order and from any number of cases in turns; every pack acts as if it
 * were the only one, enabled and in force. For one thread.
 */
public final class Simulation {

    private final Catalogue catalogue;
    private final List<PolicyRef> packs;
    private final Catalogue.Rules rules;

    private final Map<String, Trace> traces = new LinkedHashMap<>();
    private final Map<Occurrence, Integer> codes = new HashMap<>();
    private final List<Occurrence> occurrences = new ArrayList<>();
    private long events;
    private Optional<Instant> first = Optional.empty();
    private Optional<Instant> last = Optional.empty();

    /** @param packs the first is what the others are compared with
     * @throws IllegalArgumentException when there is none, or the catalogue does not have one
     */
    public Simulation(Catalogue catalogue, List<PolicyRef> packs, Catalogue.Rules rules) {
        if (packs.isEmpty()) {
            throw new IllegalArgumentException("nothing to simulate");
        }
        packs.stream().filter(ref -> catalogue.find(ref).isEmpty()).findFirst().ifPresent(missing -> {
            throw new IllegalArgumentException("no pack " + missing.id() + "@" + missing.version());
        });
        this.catalogue = catalogue;
        this.packs = List.copyOf(packs);
        this.rules = rules;
    }

    /** @throws ArithmeticException when its instant is out of range */
    public void add(LogEvent event) {
        Trace trace = traces.computeIfAbsent(event.caseId(), unused -> new Trace());
        if (event.what() instanceof Describes described) {
            trace.describe(described);
            return;
        }
        trace.add(event.at(), code(event.what()));
        events++;
        if (first.filter(earliest -> !event.at().isBefore(earliest)).isEmpty()) {
            first = Optional.of(event.at());
        }
        if (last.filter(latest -> !event.at().isAfter(latest)).isEmpty()) {
            last = Optional.of(event.at());
        }
    }

    public int cases() {
        return traces.size();
    }

    private int code(Occurrence what) {
        return codes.computeIfAbsent(what, added -> {
            occurrences.add(added);
            return occurrences.size() - 1;
        });
    }

    /**
     * Runs all cases to the end of virtual time.
     *
     * @param until the end; where nobody says, when the last event of the log was. What comes after it is left out
     * @param listed how many of the cases that differ the report itself lists
     * @param each is told of every case, in the order in which the log first names them
     * @throws NotCovered when a deadline cannot be counted
     * @throws IllegalStateException when a case was never described
     */
    public Report run(Optional<Instant> until, int listed, Consumer<CaseResult> each) {
        Instant end = until.or(() -> last).orElse(Instant.EPOCH);
        List<PackTally> tallies = packs.stream()
                .map(ref -> new PackTally(catalogue.find(ref).orElseThrow()))
                .toList();
        List<ComparedTally> compared = tallies.stream()
                .skip(1)
                .map(other -> new ComparedTally(tallies.getFirst(), other, listed))
                .toList();
        traces.forEach((id, trace) -> {
            Describes described =
                    trace.described().orElseThrow(() -> new IllegalStateException("case " + id + " is not described"));
            List<UnderPack> under = new ArrayList<>();
            for (int i = 0; i < packs.size(); i++) {
                under.add(run(packs.get(i), trace, described, end));
                tallies.get(i).add(under.get(i), described.atStake());
            }
            List<Difference> differences = new ArrayList<>();
            for (int i = 1; i < packs.size(); i++) {
                differences.addAll(compared.get(i - 1).add(id, under.getFirst(), under.get(i)));
            }
            each.accept(new CaseResult(id, described.atStake(), under, differences));
        });
        return new Report(
                events,
                traces.size(),
                first,
                end,
                tallies.stream().map(PackTally::report).toList(),
                compared.stream().map(ComparedTally::report).toList());
    }

    private UnderPack run(PolicyRef ref, Trace trace, Describes described, Instant end) {
        CaseRun run = new CaseRun(catalogue, ref, rules, described.facts());
        trace.replay(occurrences::get, (at, what) -> {
            if (!at.isAfter(end)) {
                run.happens(at, what);
            }
        });
        return run.endsAt(end);
    }
}
