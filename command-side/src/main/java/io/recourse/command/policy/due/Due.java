package io.recourse.command.policy.due;

import io.recourse.deadline.Trigger;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** When a deadline is due. */
public sealed interface Due {

    record After(Trigger trigger, Span span) implements Due {}

    /** The earliest of those whose trigger is known. */
    record EarlierOf(List<Due> dues) implements Due {
        public EarlierOf {
            dues = List.copyOf(dues);
        }
    }

    /** The latest, once every trigger is known. */
    record LaterOf(List<Due> dues) implements Due {
        public LaterOf {
            dues = List.copyOf(dues);
        }
    }

    default Set<Trigger> triggers() {
        return switch (this) {
            case After after -> EnumSet.of(after.trigger());
            case EarlierOf earlier -> all(earlier.dues());
            case LaterOf later -> all(later.dues());
        };
    }

    private static Set<Trigger> all(List<Due> dues) {
        Set<Trigger> triggers = EnumSet.noneOf(Trigger.class);
        dues.forEach(due -> triggers.addAll(due.triggers()));
        return triggers;
    }
}
