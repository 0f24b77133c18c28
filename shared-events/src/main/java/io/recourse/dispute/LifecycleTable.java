package io.recourse.dispute;

import io.recourse.actor.Role;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes down the rows of the {@link Lifecycle}. */
final class LifecycleTable {

    private final Map<Action, LifecycleRow> rows = new EnumMap<>(Action.class);

    Map<Action, LifecycleRow> rows() {
        return Collections.unmodifiableMap(rows);
    }

    Entry row(Action action, Set<Role> roles, Set<Phase> phases, Guard... guards) {
        return new Entry(new LifecycleRow(
                action,
                roles,
                phases,
                List.of(guards),
                List.of(),
                true,
                EnumSet.noneOf(Phase.class),
                EnumSet.noneOf(Stage.class)));
    }

    /** A row that is kept as it is so far, and can still be said more of. */
    final class Entry {

        private final LifecycleRow row;

        private Entry(LifecycleRow row) {
            this.row = row;
            rows.put(row.action(), row);
        }

        @SafeVarargs
        final Entry emits(Class<? extends DisputeEvent>... events) {
            return new Entry(new LifecycleRow(
                    row.action(),
                    row.roles(),
                    row.phases(),
                    row.guards(),
                    List.of(events),
                    row.stays(),
                    row.next(),
                    row.stages()));
        }

        /** A new case is under review by it; another stays as it is. */
        Entry begins() {
            return next(true, EnumSet.of(Phase.UNDER_REVIEW));
        }

        /** Stays as it is, or goes on to one of these. */
        Entry perhapsTo(Set<Phase> next) {
            return next(true, next);
        }

        Entry to(Phase first, Phase... others) {
            return to(EnumSet.of(first, others));
        }

        Entry to(Set<Phase> next) {
            return next(false, next);
        }

        Entry reaches(Stage first, Stage... others) {
            return new Entry(new LifecycleRow(
                    row.action(),
                    row.roles(),
                    row.phases(),
                    row.guards(),
                    row.events(),
                    row.stays(),
                    row.next(),
                    EnumSet.of(first, others)));
        }

        private Entry next(boolean stays, Set<Phase> next) {
            return new Entry(new LifecycleRow(
                    row.action(), row.roles(), row.phases(), row.guards(), row.events(), stays, next, row.stages()));
        }
    }
}
