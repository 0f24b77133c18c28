package io.recourse.command.policy.simulation;

import io.recourse.command.policy.simulation.Occurrence.Describes;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** What a log says about one case, in little room: twelve bytes an event, since a log may bring the events of a million cases in
 * turns.
 */
final class Trace {

    private static final long NANOS = 1_000_000_000L;

    private long[] at = new long[4];
    private int[] what = new int[4];
    private int size;
    private Optional<Describes> described = Optional.empty();

    /** @throws ArithmeticException when the instant is out of range */
    void add(Instant instant, int code) {
        if (size == at.length) {
            at = Arrays.copyOf(at, size * 2);
            what = Arrays.copyOf(what, size * 2);
        }
        at[size] = Math.addExact(Math.multiplyExact(instant.getEpochSecond(), NANOS), instant.getNano());
        what[size++] = code;
    }

    void describe(Describes as) {
        described = Optional.of(as);
    }

    Optional<Describes> described() {
        return described;
    }

    /** By instant; what was at the same instant in the order in which the log has it. */
    void replay(IntFunction<Occurrence> codes, BiConsumer<Instant, Occurrence> to) {
        if (sorted()) {
            for (int i = 0; i < size; i++) {
                to.accept(instant(at[i]), codes.apply(what[i]));
            }
        } else {
            IntStream.range(0, size)
                    .boxed()
                    .sorted(Comparator.comparingLong(i -> at[i]))
                    .forEach(i -> to.accept(instant(at[i]), codes.apply(what[i])));
        }
    }

    private boolean sorted() {
        for (int i = 1; i < size; i++) {
            if (at[i] < at[i - 1]) {
                return false;
            }
        }
        return true;
    }

    private static Instant instant(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS));
    }
}
