package io.recourse.deadline;

import io.recourse.actor.Role;
import java.time.Instant;
import java.util.List;

/** How far a deadline can be put off.
 *
 * @param by who may; nobody where it cannot be put off at all
 * @param until the latest instant that it can be put off to
 */
public record Extension(List<Role> by, Instant until) {
    public Extension {
        by = List.copyOf(by);
    }
}
