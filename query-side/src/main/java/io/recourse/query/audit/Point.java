package io.recourse.query.audit;

import io.recourse.dispute.CaseState;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** A point in a case's history. */
sealed interface Point {

    /** After the event with this sequence number. */
    record Version(long number) implements Point {}

    /** What Recourse knew at an instant. */
    record Recorded(Instant at) implements Point {}

    /**
     * What had happened by an instant, as far as is known now: an event that was written down later belongs to it, and one of a
     * later business time does not, though it was written down before. In the order of recording, in which alone events mean
     * something to each other; what changes a thing that is not there yet changes nothing.
     */
    record Occurred(Instant at) implements Point {}

    Pattern NUMBER = Pattern.compile("\\d{1,15}");

    /**
     * @param text a version, or else an instant of recording
     * @throws IllegalArgumentException when it is neither
     */
    static Point of(String text) {
        try {
            return NUMBER.matcher(text).matches()
                    ? new Version(Long.parseLong(text))
                    : new Recorded(Instant.parse(text));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "must be a version or an instant, for example 7 or 2026-05-01T12:00:00Z");
        }
    }

    /** The events that belong to this point; none when it is before the case, or a version that the case does not have. */
    default List<Told> known(List<Told> history) {
        return switch (this) {
            case Version version ->
                version.number() < 0 || version.number() >= history.size()
                        ? List.of()
                        : until(history, told -> told.sequence() <= version.number());
            case Recorded recorded -> until(history, told -> !told.recordedAt().isAfter(recorded.at()));
            case Occurred occurred ->
                history.getFirst().occurredAt().isAfter(occurred.at())
                        ? List.of()
                        : history.stream()
                                .filter(told -> !told.occurredAt().isAfter(occurred.at()))
                                .toList();
        };
    }

    /** The instant by which it is told what lasts until an instant. */
    default Instant now(CaseState state) {
        return switch (this) {
            case Version version -> state.updatedAt();
            case Recorded recorded -> recorded.at();
            case Occurred occurred -> occurred.at();
        };
    }

    private static List<Told> until(List<Told> history, Predicate<Told> known) {
        return history.stream().takeWhile(known).toList();
    }
}
