package io.recourse.benchmarks.scaling;

import java.time.Duration;
import java.util.List;

/**
 * How much is measured.
 *
 * @param shapes in the order of the first round; every second round is played backwards
 * @param clients numbers of clients, each in every round
 * @param warmUp how long new processes play before anything counts, with the largest number of clients
 * @param rounds that count; each starts all processes anew
 * @param length with each number of clients
 */
record Plan(List<Shape> shapes, List<Integer> clients, Duration warmUp, int rounds, Duration length) {

    Plan {
        shapes = List.copyOf(shapes);
        clients = List.copyOf(clients);
    }

    /** About half an hour. */
    static Plan whole() {
        return new Plan(List.of(Shape.values()), List.of(1, 8, 32), Duration.ofSeconds(120), 3, Duration.ofSeconds(8));
    }

    /** About five minutes: to see whether all works. */
    static Plan quick() {
        return new Plan(List.of(Shape.values()), List.of(1, 8, 32), Duration.ofSeconds(10), 1, Duration.ofSeconds(4));
    }

    Plan withShapes(List<Shape> others) {
        return new Plan(others, clients, warmUp, rounds, length);
    }

    Plan withWarmUp(Duration other) {
        return new Plan(shapes, clients, other, rounds, length);
    }

    Plan withRounds(int other) {
        return new Plan(shapes, clients, warmUp, other, length);
    }

    Plan withLength(Duration other) {
        return new Plan(shapes, clients, warmUp, rounds, other);
    }

    int mostClients() {
        return clients.stream().mapToInt(Integer::intValue).max().orElseThrow();
    }
}
