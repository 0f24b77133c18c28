package io.recourse.command.policy.pack;

import io.recourse.deadline.Deadline;
import io.recourse.deadline.DeadlineName;
import io.recourse.deadline.Extension;
import io.recourse.deadline.Provision;
import io.recourse.dispute.Party;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Of several deadlines of one name, the one that keeps all of them: due when the first is due, standing still only when all do,
 * and put off no further than each can be.
 */
final class Strictest {

    private Strictest() {}

    /** Each name once, in the order in which they first come. */
    static List<Deadline> of(Stream<Deadline> deadlines) {
        Map<DeadlineName, List<Deadline>> byName =
                deadlines.collect(Collectors.groupingBy(Deadline::name, LinkedHashMap::new, Collectors.toList()));
        return byName.values().stream().map(Strictest::one).toList();
    }

    private static Deadline one(List<Deadline> same) {
        Deadline first = same.stream()
                .min(Comparator.comparing((Deadline d) -> d.dueAt()).thenComparing(Deadline::pausable))
                .orElseThrow();
        return new Deadline(
                first.name(),
                first.party(),
                first.startsAt(),
                first.dueAt(),
                first.metBy(),
                first.onExpiry(),
                same.stream().allMatch(Deadline::pausable),
                first.provision().map(own -> narrowed(own, first.dueAt(), same)));
    }

    private static Provision narrowed(Provision own, Instant dueAt, List<Deadline> same) {
        List<Party> standsStillFor = own.standsStillFor().stream()
                .filter(party -> same.stream().allMatch(d -> d.standsStillFor().contains(party)))
                .toList();
        Instant until = same.stream()
                .flatMap(d -> d.provision().stream())
                .map(provision -> provision.extension().until())
                .min(Comparator.naturalOrder())
                .filter(dueAt::isBefore)
                .orElse(dueAt);
        return new Provision(
                own.clause(), standsStillFor, new Extension(own.extension().by(), until), own.reminders());
    }
}
