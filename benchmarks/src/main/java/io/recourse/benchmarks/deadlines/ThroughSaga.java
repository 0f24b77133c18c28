package io.recourse.benchmarks.deadlines;

import java.util.List;
import java.util.stream.IntStream;

/** What the database does for cases that go through the saga, each with one deadline and its reminder. */
record ThroughSaga(int cases, List<Statements.Kind> promised, List<Statements.Kind> met) {

    /** The cases that are numbered from 1 come and go. */
    static ThroughSaga measure(int cases, Site site) throws InterruptedException {
        Statements promising = Statements.in(site.database());
        site.publish(numbers(cases).mapToObj(Requests::asked).toList());
        List<Statements.Kind> promised = promising.kinds();
        Statements meeting = Statements.in(site.database());
        site.publish(numbers(cases).mapToObj(Requests::answered).toList());
        return new ThroughSaga(cases, promised, meeting.kinds());
    }

    private static IntStream numbers(int cases) {
        return IntStream.rangeClosed(1, cases);
    }
}
