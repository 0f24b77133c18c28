package io.recourse.benchmarks.deadlines;

import io.recourse.benchmarks.server.PostgresServer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Schedules and cancels by turns in both databases, so that whatever else the machine does meets both. */
record Rounds(List<Round> counted) {

    /** What is compared. The smaller database is measured twice: how far it differs from itself is the noise. */
    enum Size {
        FEW,
        MANY,
        FEW_AGAIN
    }

    /** The timings of one size in one round. */
    record Block(List<Timing> schedules, List<Timing> cancels) {}

    record Round(Block few, Block many, Block fewAgain) {

        Block of(Size size) {
            return switch (size) {
                case FEW -> few;
                case MANY -> many;
                case FEW_AGAIN -> fewAgain;
            };
        }
    }

    static Rounds measure(Plan plan, PostgresServer server, Site few, Site many) throws SQLException {
        List<Round> counted = new ArrayList<>();
        for (int n = 0; n < plan.warmUps() + plan.rounds(); n++) {
            server.checkpoint();
            Round round = n % 2 == 0
                    ? new Round(block(plan, few, n), block(plan, many, n), block(plan, few, n))
                    : backwards(plan, few, many, n);
            if (n >= plan.warmUps()) {
                counted.add(round);
            }
        }
        return new Rounds(List.copyOf(counted));
    }

    Samples samples(Size size, boolean schedules, ToLongFunction<Timing> part) {
        return Samples.of(counted.stream()
                .flatMap(round -> timings(round, size, schedules))
                .mapToLong(part));
    }

    /** The median of each round against that of the same round's few, in ascending order. */
    List<Double> ratios(Size size, boolean schedules, ToLongFunction<Timing> part) {
        return counted.stream()
                .map(round -> median(round, size, schedules, part) / median(round, Size.FEW, schedules, part))
                .sorted()
                .toList();
    }

    private static Round backwards(Plan plan, Site few, Site many, int n) {
        Block again = block(plan, few, n);
        Block large = block(plan, many, n);
        return new Round(block(plan, few, n), large, again);
    }

    private static Block block(Plan plan, Site site, int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> scheduled = new ArrayList<>();
        List<Timing> schedules = IntStream.range(0, plan.operations())
                .mapToObj(n -> site.timed(() -> scheduled.add(site.schedule(Stock.due(random), sagaId(random)))))
                .toList();
        List<Timing> cancels =
                scheduled.stream().map(id -> site.timed(() -> site.cancel(id))).toList();
        return new Block(schedules, cancels);
    }

    private static String sagaId(SplittableRandom random) {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    private static double median(Round round, Size size, boolean schedules, ToLongFunction<Timing> part) {
        return Samples.of(timings(round, size, schedules).mapToLong(part)).medianMillis();
    }

    private static Stream<Timing> timings(Round round, Size size, boolean schedules) {
        Block block = round.of(size);
        return (schedules ? block.schedules() : block.cancels()).stream();
    }
}
