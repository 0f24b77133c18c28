package io.recourse.command.policy.pack;

import io.recourse.command.policy.due.Counting;
import io.recourse.dispute.Jurisdiction;
import java.time.ZoneId;
import java.util.Optional;

/** How days are counted, as far as a document says; the rest is as the law mostly has it: the day on which it begins does not
 * count, and the last day counts to its end.
 *
 * @param zone the name of a time zone, or {@code CASE} for that of the case's jurisdiction
 */
record CountingForm(
        Optional<TriggerDay> triggerDay,
        Optional<Counting.End> ends,
        Optional<Boolean> rollsForward,
        Optional<String> zone) {

    static final CountingForm USUAL =
            new CountingForm(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    private static final String ZONE_OF_CASE = "CASE";

    enum TriggerDay {
        EXCLUDED,
        INCLUDED
    }

    /** The zone that there is none of. */
    Optional<String> unknownZone() {
        return zone.filter(name ->
                !name.equals(ZONE_OF_CASE) && !ZoneId.getAvailableZoneIds().contains(name));
    }

    CountingForm or(CountingForm other) {
        return new CountingForm(
                triggerDay.or(other::triggerDay),
                ends.or(other::ends),
                rollsForward.or(other::rollsForward),
                zone.or(other::zone));
    }

    /** @param otherwise the zone where nothing is said, or nothing is known of the case's */
    Counting counting(ZoneId otherwise, Optional<Jurisdiction> jurisdiction) {
        return new Counting(
                triggerDay.filter(day -> day == TriggerDay.INCLUDED).isPresent(),
                ends.orElse(Counting.End.END_OF_DAY),
                rollsForward.orElse(false),
                zone.flatMap(name -> name.equals(ZONE_OF_CASE)
                                ? jurisdiction.flatMap(ZoneOfCase::of)
                                : Optional.of(ZoneId.of(name)))
                        .orElse(otherwise));
    }

    boolean looksAtOpenDays() {
        return rollsForward.orElse(false)
                || ends.filter(end -> end == Counting.End.CLOSE_OF_BUSINESS).isPresent();
    }
}
