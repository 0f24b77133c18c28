package io.recourse.command.dispute;

import io.recourse.dispute.Action;
import io.recourse.dispute.Lifecycle;
import io.recourse.dispute.LifecycleRow;
import io.recourse.dispute.Phase;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code docs/lifecycle.md}: the table, and the ways between phases that were found by trying everything. */
final class LifecyclePage {

    private static final String HEAD = """
            # The life of a case

            This page is made from the table in `io.recourse.dispute.Lifecycle`, and from what a test finds by trying every command in every
            position that a case can come to, for every role. The same table decides what is refused and what `allowedActions` lists.

            A command that is not possible is refused by a named rule: `role-not-allowed` when the role may never do it, then
            `action-not-allowed-in-phase`, then the rules in the column *Needs*, in that order.

            Any event may bring more with it, as the policies of the case say: DeadlineMet, DeadlinesBegan, DeadlinesSuspended,
            DeadlinesResumed and, when the case ends, ClockResumed. They are not repeated in the table.

            ## Phases

            """;

    private final Map<Phase, Map<Phase, Set<Action>>> moves;

    LifecyclePage(Map<Phase, Map<Phase, Set<Action>>> moves) {
        this.moves = moves;
    }

    String text() {
        return HEAD + diagram() + "\n" + ways() + "\n" + table();
    }

    private String diagram() {
        StringBuilder text = new StringBuilder("```mermaid\nstateDiagram-v2\n  [*] --> NEW: OpenDispute\n");
        moves.forEach((from, all) -> all.keySet().stream()
                .filter(to -> to != from)
                .forEach(to -> text.append("  ")
                        .append(from)
                        .append(" --> ")
                        .append(to)
                        .append('\n')));
        return text.append("```\n").toString();
    }

    private String ways() {
        StringBuilder text = new StringBuilder("| From | To | By |\n|---|---|---|\n");
        moves.forEach((from, all) -> all.forEach((to, actions) -> {
            if (to != from) {
                text.append("| ")
                        .append(from)
                        .append(" | ")
                        .append(to)
                        .append(" | ")
                        .append(names(actions))
                        .append(" |\n");
            }
        }));
        return text.toString();
    }

    private static String table() {
        StringBuilder text = new StringBuilder("""
                ## Commands

                | Command | Roles | Phases | Needs | Events | Phase after it | Stages that it reaches |
                |---|---|---|---|---|---|---|
                """);
        Arrays.stream(Action.values()).map(Lifecycle::row).forEach(row -> text.append(line(row)));
        return text.toString();
    }

    private static String line(LifecycleRow row) {
        return "| **" + row.action().commandName() + "** | " + joined(row.roles()) + " | "
                + phases(row.phases()) + " | "
                + row.rules().stream().map(rule -> "`" + rule.slug() + "`").collect(Collectors.joining(", ")) + " | "
                + row.events().stream().map(Class::getSimpleName).collect(Collectors.joining(", ")) + " | "
                + after(row) + " | " + joined(row.stages()) + " |\n";
    }

    private static String after(LifecycleRow row) {
        if (row.next().isEmpty()) {
            return "as it was";
        }
        return (row.stays() ? "as it was, or " : "") + phases(row.next());
    }

    private static String phases(Set<Phase> phases) {
        if (phases.isEmpty()) {
            return "there is no case yet";
        }
        Set<Phase> others = EnumSet.complementOf(EnumSet.copyOf(phases));
        if (others.isEmpty()) {
            return "any";
        }
        return others.size() <= 2 ? "any but " + joined(others) : joined(phases);
    }

    private static String names(Collection<Action> actions) {
        return actions.stream().map(Action::commandName).collect(Collectors.joining(", "));
    }

    private static String joined(Collection<? extends Enum<?>> values) {
        return values.stream().map(Enum::name).collect(Collectors.joining(", "));
    }
}
