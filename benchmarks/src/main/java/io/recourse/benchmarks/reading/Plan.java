package io.recourse.benchmarks.reading;

/**
 * How much is measured.
 *
 * @param cases beside the few that they are made after
 * @param requests of each question by one client, and again by eight
 * @param warmUps requests of a case and of a page before anything is measured
 * @param rounds of polls, of {@code millis} for each of the three that are polled
 * @param only what a question's name must have; empty for all of them
 */
record Plan(int cases, int requests, int warmUps, int rounds, long millis, String only) {

    static Plan full(int cases, String only, int requests) {
        return new Plan(cases, requests, 5_000, 7, 2_000, only);
    }
}
