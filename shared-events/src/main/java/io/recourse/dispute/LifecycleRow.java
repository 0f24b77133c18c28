package io.recourse.dispute;

import io.recourse.actor.Role;
import io.recourse.rejection.Rule;
import java.util.List;
import java.util.Set;

/** One row of the {@link Lifecycle}: one action, and all that follows from asking for it.
 *
 * @param phases in which it can be asked for
 * @param events that it may make happen
 * @param stays whether the phase may stay as it is
 * @param next phases that may follow
 * @param stages that it may reach; the stage stays as it is otherwise
 */
public record LifecycleRow(
        Action action,
        Set<Role> roles,
        Set<Phase> phases,
        List<Guard> guards,
        List<Class<? extends DisputeEvent>> events,
        boolean stays,
        Set<Phase> next,
        Set<Stage> stages) {

    public LifecycleRow {
        guards = List.copyOf(guards);
        events = List.copyOf(events);
    }

    /** The rules that may refuse it though the phase and the role allow it, in the order in which they are asked. */
    public List<Rule> rules() {
        return guards.stream().map(Guard::rule).toList();
    }

    /** Whether a case that was in {@code before} may be in {@code after} once this was done. */
    public boolean leads(Phase before, Phase after) {
        return next.contains(after) || (stays && before == after);
    }
}
