package io.recourse.benchmarks.peers.harness;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** A figure over several rounds, at least one. */
public record Spread(double least, double median, double most) {

    /** At least one value. */
    public static Spread of(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(sorted[0], median, sorted[sorted.length - 1]);
    }

    /** Each of {@code ones} by that of {@code others} in the same place. */
    public static <M> Spread ofRatios(List<M> ones, List<M> others, ToDoubleFunction<M> figure) {
        return of(IntStream.range(0, ones.size())
                .mapToDouble(n -> figure.applyAsDouble(ones.get(n)) / figure.applyAsDouble(others.get(n))));
    }
}
