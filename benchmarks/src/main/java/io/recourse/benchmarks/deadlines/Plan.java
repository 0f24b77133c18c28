package io.recourse.benchmarks.deadlines;

/**
 * How much is measured.
 *
 * @param few pending deadlines of the one database, even
 * @param many pending deadlines of the other, even
 * @param warmUps rounds that are not counted
 * @param rounds rounds that are counted
 * @param operations deadlines that a round schedules and cancels, three times: few, many, and few again
 * @param cases cases that go through the saga; each has one deadline and its reminder
 * @param polls looks for due deadlines while there are none
 * @param due deadlines that become due at once
 */
record Plan(int few, int many, int warmUps, int rounds, int operations, int cases, int polls, int due) {

    /** The sizes of the requirement. */
    static Plan full() {
        return new Plan(10_000, 1_000_000, 4, 24, 250, 500, 100, 5_000);
    }
}
