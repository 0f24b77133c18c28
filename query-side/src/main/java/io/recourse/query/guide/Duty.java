package io.recourse.query.guide;

import io.recourse.deadline.Clause;
import io.recourse.deadline.Confidence;
import io.recourse.deadline.Deadline;
import io.recourse.deadline.DeadlineName;
import io.recourse.deadline.Hold;
import io.recourse.deadline.PinnedDeadline;
import io.recourse.deadline.PolicyRef;
import io.recourse.deadline.Provision;
import io.recourse.dispute.CaseState;
import io.recourse.dispute.Party;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A deadline that a rule asks for, and that is neither met nor missed.
 *
 * @param dueAt the first instant that is too late
 * @param holds what makes it stand still
 */
record Duty(
        DeadlineName deadline,
        Party party,
        Instant dueAt,
        List<Hold> holds,
        PolicyRef policy,
        String rule,
        String citation,
        Confidence confidence) {

    static List<Duty> of(CaseState state) {
        return state.deadlines().stream()
                .filter(PinnedDeadline::pending)
                .flatMap(Duty::of)
                .sorted(Comparator.comparing(Duty::dueAt))
                .toList();
    }

    private static Stream<Duty> of(PinnedDeadline pinned) {
        Deadline deadline = pinned.deadline();
        Optional<Clause> clause = deadline.provision().map(Provision::clause);
        return clause.stream()
                .map(c -> new Duty(
                        deadline.name(),
                        deadline.party(),
                        deadline.dueAt(),
                        pinned.holds(),
                        c.policy(),
                        c.rule(),
                        c.citation(),
                        c.confidence()));
    }
}
