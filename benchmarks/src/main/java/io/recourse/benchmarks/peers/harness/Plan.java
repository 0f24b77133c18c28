package io.recourse.benchmarks.peers.harness;

import io.recourse.benchmarks.peers.Contender;
import java.time.Duration;
import java.util.List;

/**
 * How much is measured.
 *
 * @param contenders in the order of the first round; every second round is played backwards
 * @param clients numbers of clients, each in every round
 * @param warmUp a part of the warm-up, which each contender plays before anything counts, with the largest number of clients
 * @param mostWarmUps parts; fewer when it has got no faster meanwhile
 * @param rounds that count
 * @param length of a round
 */
public record Plan(
        List<Contender> contenders,
        List<Integer> clients,
        Duration warmUp,
        int mostWarmUps,
        int rounds,
        Duration length) {

    /** What each contender's Java may use, all the same; the collector is what the launcher of Recourse takes on two processors. */
    public static final List<String> JAVA_OPTIONS = List.of("-Xmx768m", "-XX:+UseSerialGC");

    private static final List<Integer> CLIENTS = List.of(1, 8, 32);

    private static final List<Contender> CONTENDERS = List.of(
            Contender.RECOURSE,
            Contender.RECOURSE_HTTP,
            Contender.CRUD,
            Contender.FLOWABLE,
            Contender.CAMUNDA,
            Contender.ONE_ROW,
            Contender.GROUP);

    public Plan {
        contenders = List.copyOf(contenders);
        clients = List.copyOf(clients);
    }

    /** About three quarters of an hour. For minutes a large program gets faster, because Java still compiles it. */
    public static Plan whole() {
        return new Plan(CONTENDERS, CLIENTS, Duration.ofSeconds(30), 16, 5, Duration.ofSeconds(8));
    }

    /** About three minutes, to see whether a change helps. */
    public static Plan quick() {
        return new Plan(CONTENDERS, CLIENTS, Duration.ofSeconds(5), 1, 2, Duration.ofSeconds(2));
    }

    public Plan withContenders(List<Contender> others) {
        return new Plan(others, clients, warmUp, mostWarmUps, rounds, length);
    }

    public Plan withWarmUp(Duration other) {
        return new Plan(contenders, clients, other, mostWarmUps, rounds, length);
    }

    public Plan withRounds(int other) {
        return new Plan(contenders, clients, warmUp, mostWarmUps, other, length);
    }

    public Plan withLength(Duration other) {
        return new Plan(contenders, clients, warmUp, mostWarmUps, rounds, other);
    }

    public int mostClients() {
        return clients.stream().mapToInt(Integer::intValue).max().orElseThrow();
    }
}
