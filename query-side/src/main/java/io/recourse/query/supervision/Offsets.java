package io.recourse.query.supervision;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * How far the clocks of one zone are ahead of UTC, stretch by stretch. The database is told, not asked: it may know other
 * zones, and reads the sign of an offset the other way round.
 */
record Offsets(List<Stretch> stretches) {

    /**
     * @param first in seconds since 1970
     * @param after the same, not included
     * @param ahead in seconds
     */
    record Stretch(long first, long after, long ahead) {}

    static Offsets of(ZoneId zone, Span span) {
        List<Stretch> stretches = new ArrayList<>();
        Instant at = span.from();
        while (at.isBefore(span.to())) {
            ZoneOffsetTransition next = zone.getRules().nextTransition(at);
            Instant until = next == null || next.getInstant().isAfter(span.to()) ? span.to() : next.getInstant();
            stretches.add(new Stretch(
                    at.getEpochSecond(),
                    until.getNano() == 0 ? until.getEpochSecond() : until.getEpochSecond() + 1,
                    zone.getRules().getOffset(at).getTotalSeconds()));
            at = until;
        }
        return new Offsets(stretches);
    }

    /** One value of each stretch, as the database reads an array. */
    String[] column(ToLongFunction<Stretch> value) {
        return stretches.stream()
                .map(stretch -> Long.toString(value.applyAsLong(stretch)))
                .toArray(String[]::new);
    }
}
