package io.recourse.query.timeline;

import static io.recourse.query.timeline.Value.plain;
import static io.recourse.query.timeline.Value.term;

import io.recourse.deadline.Deadline;
import io.recourse.deadline.DeadlineName;
import io.recourse.deadline.ExpiryEffect;
import io.recourse.deadline.PolicyRef;
import io.recourse.deadline.Provision;
import io.recourse.dispute.PolicyChanged;
import io.recourse.dispute.ResumedDeadline;
import java.util.List;
import java.util.stream.Stream;

/** What lines tell of deadlines, and of the policies that they come from. */
final class DeadlineLines {

    private DeadlineLines() {}

    static List<Line> due(List<Deadline> deadlines) {
        return deadlines.stream().map(DeadlineLines::due).toList();
    }

    /** Those that policies ask for, without what the parties promise each other. */
    static List<Line> underRules(List<Deadline> deadlines) {
        return due(deadlines.stream()
                .filter(deadline -> deadline.provision().isPresent())
                .toList());
    }

    /** Nothing runs again that stands still for another reason too. */
    static Line resumed(Line line, List<ResumedDeadline> running) {
        return running.isEmpty()
                ? line.variant("none")
                : line.with(
                        "deadlines",
                        Line.phrases(
                                running.stream().map(DeadlineLines::resumed).toList()));
    }

    static List<Line> changes(PolicyChanged e) {
        return Stream.of(
                        due(e.moved()).stream(),
                        due(e.begun()).stream(),
                        e.dropped().stream().map(name -> Line.of("dropped").with("deadline", named(name))))
                .flatMap(lines -> lines)
                .toList();
    }

    static List<Line> policies(List<PolicyRef> policies) {
        return policies.stream().map(DeadlineLines::policy).toList();
    }

    static Line effect(ExpiryEffect effect) {
        Line line = Line.of("effect." + effect.getClass().getSimpleName());
        return switch (effect) {
            case ExpiryEffect.Escalate e -> line.with("to", term(e.to()));
            case ExpiryEffect.Decide e -> line.with("outcome", term(e.outcome()));
            case ExpiryEffect.GrantProvisionalCredit e -> line;
            case ExpiryEffect.RequestRefund e -> line;
            case ExpiryEffect.Close e -> line.with("outcome", term(e.outcome()));
            case ExpiryEffect.Notify e -> line.with("party", term(e.party()));
        };
    }

    static Value named(DeadlineName name) {
        return new Value.Promised(name);
    }

    static Value named(List<DeadlineName> names) {
        return new Value.Several(names.stream().map(DeadlineLines::named).toList());
    }

    private static Line due(Deadline deadline) {
        Line due = Line.of("due")
                .with("deadline", named(deadline.name()))
                .with("dueAt", new Value.Moment(deadline.dueAt()));
        return deadline.provision()
                .map(Provision::clause)
                .map(clause -> due.variant("clause")
                        .with("citation", plain(clause.citation()))
                        .with("rule", plain(clause.rule()))
                        .with("policy", new Value.Phrase(policy(clause.policy()))))
                .orElse(due);
    }

    private static Line resumed(ResumedDeadline deadline) {
        return Line.of("resumed")
                .with("deadline", named(deadline.name()))
                .with("dueAt", new Value.Moment(deadline.dueAt()));
    }

    private static Line policy(PolicyRef policy) {
        return Line.of("policy").with("id", plain(policy.id())).with("version", plain(policy.version()));
    }
}
