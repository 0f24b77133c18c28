package io.recourse.benchmarks.scaling;

import io.recourse.benchmarks.peers.harness.Spread;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Everything that one run found.
 *
 * @param settings of the database
 * @param rounds of each shape with each number of clients, in the order in which they were played
 * @param proven cases that were found whole, of each shape; all that were played
 */
record Results(String settings, Map<Setting, List<Played>> rounds, Map<Shape, Long> proven) {

    /** Who played with how many clients. */
    record Setting(Shape shape, int clients) {}

    Results {
        rounds = Map.copyOf(rounds);
        proven = Map.copyOf(proven);
    }

    /** Over the rounds; empty when it was not measured. */
    Optional<Spread> of(Shape shape, int clients, ToDoubleFunction<Played> figure) {
        return Optional.ofNullable(rounds.get(new Setting(shape, clients)))
                .map(played -> Spread.of(played.stream().mapToDouble(figure)));
    }

    /** One shape by another, each round by the same round. */
    Optional<Spread> ratio(Shape shape, Shape by, int clients, ToDoubleFunction<Played> figure) {
        return Optional.ofNullable(rounds.get(new Setting(shape, clients)))
                .flatMap(ones -> Optional.ofNullable(rounds.get(new Setting(by, clients)))
                        .map(others -> Spread.ofRatios(ones, others, figure)));
    }

    /** Names of all processes that were measured. */
    TreeSet<String> processes(Shape shape) {
        TreeSet<String> names = new TreeSet<>();
        played(shape).forEach(played -> names.addAll(played.processor().keySet()));
        return names;
    }

    /** By their kind, over all rounds. */
    Map<String, Long> troubles(Shape shape) {
        Map<String, Long> all = new TreeMap<>();
        played(shape).forEach(played -> played.troubles().forEach((kind, count) -> all.merge(kind, count, Long::sum)));
        return all;
    }

    private Stream<Played> played(Shape shape) {
        return rounds.entrySet().stream()
                .filter(entry -> entry.getKey().shape() == shape)
                .flatMap(entry -> entry.getValue().stream());
    }
}
