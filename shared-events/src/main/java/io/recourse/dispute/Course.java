package io.recourse.dispute;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How far a case has come.
 *
 * @param begun somebody has dealt with it
 * @param external somebody outside is to decide
 * @param late who missed a deadline in this round, in the order of {@link Party}
 */
public record Course(
        Stage stage,
        boolean begun,
        boolean external,
        boolean closed,
        Optional<Verdict> verdict,
        AppealStanding appeal,
        int round,
        List<Party> late) {

    public Course {
        late = List.copyOf(late);
    }

    static Course at(Stage stage, int round) {
        return new Course(stage, false, false, false, Optional.empty(), AppealStanding.NONE, round, List.of());
    }

    /** Decided, and nobody appeals. */
    public boolean decided() {
        return verdict.isPresent() && appeal.state() != AppealState.PENDING;
    }

    Course begin() {
        return new Course(stage, true, external, closed, verdict, appeal, round, late);
    }

    Course escalated(Stage to, boolean outside) {
        return new Course(to, true, outside, closed, verdict, appeal, round, late);
    }

    Course decided(Verdict by, AppealStanding next) {
        return new Course(stage, true, false, closed, Optional.of(by), next, round, late);
    }

    Course ruled(Stage to, Verdict by) {
        return new Course(to, true, false, closed, Optional.of(by), appeal.decided(by.outcome()), round, late);
    }

    Course appealed(Party by, Stage to) {
        return new Course(
                to,
                true,
                external,
                false,
                verdict,
                AppealStanding.pending(by, verdict.map(Verdict::outcome)),
                round,
                late);
    }

    Course appealUntil(Instant until) {
        return new Course(stage, begun, external, closed, verdict, AppealStanding.openUntil(until), round, late);
    }

    Course appealLapsed() {
        Optional<Verdict> fixed = verdict.map(v -> new Verdict(v.outcome(), v.basis(), Finality.FINAL));
        return new Course(stage, begun, external, closed, fixed, appeal.lapsed(), round, late);
    }

    Course ended(Verdict as) {
        return new Course(stage, begun, false, true, Optional.of(as), appeal, round, late);
    }

    Course reopened(Stage at, int next) {
        return new Course(at, true, false, false, Optional.empty(), AppealStanding.NONE, next, List.of());
    }

    Course missed(Party party) {
        List<Party> all = Stream.concat(late.stream(), Stream.of(party))
                .distinct()
                .sorted()
                .toList();
        return new Course(stage, begun, external, closed, verdict, appeal, round, all);
    }
}
