package io.recourse.benchmarks.deadlines;

import java.util.function.ToLongFunction;

/**
 * Everything that one run found.
 *
 * @param settings of the database
 */
record Results(String settings, Rounds rounds, Place few, Place many) {

    /** At most so much dearer may a deadline be among a million than among ten thousand. */
    static final double BOUND = 1.5;

    /** What was found in one database. */
    record Place(long pending, String sizes, ThroughSaga saga, Due due) {}

    boolean keepTheBound() {
        return dearest() <= BOUND;
    }

    /** The largest ratio of scheduling and of cancelling, with the commit and without it. */
    double dearest() {
        return Math.max(
                Math.max(ratio(true, Timing::committed), ratio(false, Timing::committed)),
                Math.max(ratio(true, Timing::written), ratio(false, Timing::written)));
    }

    /** The median among many by the median among few. */
    double ratio(boolean schedules, ToLongFunction<Timing> part) {
        return ratio(Rounds.Size.MANY, schedules, part);
    }

    /** The median among few, measured again, by the median among few: what differs without a difference. */
    double noise(boolean schedules, ToLongFunction<Timing> part) {
        return ratio(Rounds.Size.FEW_AGAIN, schedules, part);
    }

    private double ratio(Rounds.Size size, boolean schedules, ToLongFunction<Timing> part) {
        return rounds.samples(size, schedules, part).medianMillis()
                / rounds.samples(Rounds.Size.FEW, schedules, part).medianMillis();
    }
}
