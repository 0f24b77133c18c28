package io.recourse.benchmarks.reading;

import java.util.regex.Pattern;

/**
 * How much is measured.
 *
 * @param cases beside the few that they are made after
 * @param requests of each question by one client, and again by eight
 * @param warmUps requests of a case and of a page before anything is measured
 * @param rounds of polls, of {@code millis} for each of the three that are polled
 * @param only what is to be found in a question's name; an empty one is in all of them
 */
record Plan(int cases, int requests, int warmUps, int rounds, long millis, Pattern only) {

    static Plan full(int cases, Pattern only, int requests) {
        return new Plan(cases, requests, 5_000, 7, 2_000, only);
    }
}
