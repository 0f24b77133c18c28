package io.recourse.benchmarks.peers.harness;

import io.recourse.benchmarks.peers.Contender;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Everything that one run found.
 *
 * @param settings of the database
 * @param rounds of each contender with each number of clients, in the order in which they were played
 */
public record Results(String settings, Map<Setting, List<Measured>> rounds, Map<Contender, Weight> weights) {

    /** Who played with how many clients. */
    public record Setting(Contender contender, int clients) {}

    public Results {
        rounds = Map.copyOf(rounds);
        weights = Map.copyOf(weights);
    }

    /** Over the rounds; empty when it was not measured. */
    public Optional<Spread> of(Contender contender, int clients, ToDoubleFunction<Measured> figure) {
        return Optional.ofNullable(rounds.get(new Setting(contender, clients)))
                .map(measured -> Spread.of(measured.stream().mapToDouble(figure)));
    }

    /** One contender by another, each round by the same round; empty when one of them was not measured. */
    public Optional<Spread> ratio(Contender contender, Contender by, int clients, ToDoubleFunction<Measured> figure) {
        return Optional.ofNullable(rounds.get(new Setting(contender, clients)))
                .flatMap(ones -> Optional.ofNullable(rounds.get(new Setting(by, clients)))
                        .map(others -> Spread.ofRatios(ones, others, figure)));
    }
}
