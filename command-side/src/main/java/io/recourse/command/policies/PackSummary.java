package io.recourse.command.policies;

import io.recourse.command.policy.pack.Pack;
import java.time.LocalDate;
import java.util.Optional;

/** A pack in a list.
 *
 * @param effectiveTo the first day on which it is no longer effective
 * @param deadlines how many deadlines it knows
 */
record PackSummary(
        String id,
        int version,
        String title,
        boolean enabled,
        LocalDate effectiveFrom,
        Optional<LocalDate> effectiveTo,
        String calendar,
        String sourceVersion,
        int deadlines) {

    static PackSummary of(Pack pack) {
        return new PackSummary(
                pack.id(),
                pack.version(),
                pack.title(),
                pack.isEnabled(),
                pack.effectiveFrom(),
                pack.effectiveTo(),
                pack.calendar(),
                pack.sourceVersion(),
                pack.deadlines().size());
    }
}
