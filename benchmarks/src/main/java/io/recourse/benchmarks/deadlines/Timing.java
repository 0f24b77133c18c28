package io.recourse.benchmarks.deadlines;

/**
 * One transaction.
 *
 * @param written nanoseconds until everything but the commit was done
 * @param committed nanoseconds until the commit was on disk
 */
record Timing(long written, long committed) {}
