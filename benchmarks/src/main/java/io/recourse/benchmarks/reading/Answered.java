package io.recourse.benchmarks.reading;

import io.recourse.benchmarks.deadlines.Samples;

/** How long a question took one client, and eight at once. */
record Answered(Question question, Samples one, Samples eight) {

    /** The target is for one who asks: how many a machine serves at once is its size. */
    boolean met() {
        return one.p99Millis() < question.target();
    }
}
