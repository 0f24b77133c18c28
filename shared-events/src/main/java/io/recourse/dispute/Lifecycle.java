package io.recourse.dispute;

import static io.recourse.dispute.Action.*;

import io.recourse.actor.Role;
import io.recourse.rejection.Rejection;
import io.recourse.rejection.Rule;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who may ask what of a case, and when: one table, from which refusals and {@code allowedActions} both come. What is not
 * in the table is not allowed.
 */
public final class Lifecycle {

    private static final Set<Role> STAFF = EnumSet.of(Role.AGENT, Role.SUPERVISOR, Role.SYSTEM);
    private static final Set<Role> INSIDE = EnumSet.of(Role.SYSTEM);
    private static final Set<Phase> NONE = EnumSet.noneOf(Phase.class);
    private static final Set<Phase> ANY = EnumSet.allOf(Phase.class);
    private static final Set<Phase> OPEN = EnumSet.complementOf(EnumSet.of(Phase.CLOSED));
    private static final Set<Phase> NOT_EXECUTING = EnumSet.complementOf(EnumSet.of(Phase.CLOSED, Phase.EXECUTING));

    private static final List<Row> TABLE = List.of(
            new Row(OPEN_DISPUTE, NONE, STAFF),
            new Row(ATTACH_RECEIPT, OPEN, STAFF),
            new Row(RECORD_CONTACT, ANY, STAFF),
            new Row(ADD_NOTE, ANY, STAFF),
            new Row(ESCALATE, OPEN, STAFF),
            new Row(REFUND, OPEN, STAFF),
            new Row(CLOSE, NOT_EXECUTING, STAFF),
            new Row(CONFIRM_REFUND, ANY, INSIDE),
            new Row(FAIL_REFUND, ANY, INSIDE),
            new Row(EXPIRE_DEADLINE, ANY, INSIDE));

    private Lifecycle() {}

    private record Row(Action action, Set<Phase> phases, Set<Role> roles) {}

    /** What {@code role} may ask of a case in {@code phase}, in the order of the table. */
    public static List<Action> allowed(Phase phase, Role role) {
        return TABLE.stream()
                .filter(row -> row.phases().contains(phase) && row.roles().contains(role))
                .map(Row::action)
                .toList();
    }

    /** The rule that forbids {@code action} now, if one does. */
    public static Optional<Rejection> refusal(Action action, Phase phase, Role role) {
        return refusal(action, role)
                .or(() -> allowed(phase, role).contains(action)
                        ? Optional.empty()
                        : Optional.of(Rejection.of(
                                Rule.ACTION_NOT_ALLOWED_IN_PHASE, "action", action.commandName(), "phase", phase)));
    }

    /** The rule that forbids {@code role} to ask for {@code action} of any case, if one does. */
    public static Optional<Rejection> refusal(Action action, Role role) {
        boolean permitted = TABLE.stream()
                .anyMatch(row -> row.action() == action && row.roles().contains(role));
        return permitted
                ? Optional.empty()
                : Optional.of(Rejection.of(Rule.ROLE_NOT_ALLOWED, "action", action.commandName(), "role", role));
    }
}
