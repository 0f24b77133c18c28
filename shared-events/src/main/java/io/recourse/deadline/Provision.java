package io.recourse.deadline;

import io.recourse.dispute.Party;
import java.time.Duration;
import java.util.List;

/** What the rule behind a deadline says beyond its instants. Promises among the parties have none.
 *
 * @param standsStillFor while one of these parties is waited for, it stands still
 * @param reminders how long before it is due whoever must act is reminded, the longest first
 */
public record Provision(Clause clause, List<Party> standsStillFor, Extension extension, List<Duration> reminders) {
    public Provision {
        standsStillFor = List.copyOf(standsStillFor);
        reminders = reminders.stream().sorted((a, b) -> b.compareTo(a)).toList();
    }
}
