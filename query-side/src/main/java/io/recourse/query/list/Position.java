package io.recourse.query.list;

import io.recourse.runtime.problem.Flaw;
import io.recourse.runtime.problem.ProblemException;
import io.recourse.runtime.web.Cursor;
import io.recourse.runtime.web.Paging;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * A place in a list that is sorted by an instant and an id.
 *
 * @param instant of the last item given; empty for never, which comes after every instant
 */
public record Position(Optional<Instant> instant, String id) {

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");
    private static final String NEVER = "never";

    static Position of(OffsetDateTime column, String id) {
        return new Position(column.equals(OffsetDateTime.MAX) ? Optional.empty() : Optional.of(column.toInstant()), id);
    }

    /**
     * Where the caller wants {@code list} to go on, or empty for its beginning.
     *
     * @throws ProblemException 400 when the cursor was not given for this list
     */
    public static Optional<Position> after(Paging paging, String list) {
        return paging.after(list).map(Position::of);
    }

    /** The cursor by which {@code list} goes on from here. */
    public String cursor(String list) {
        return Cursor.of(instant.map(Instant::toString).orElse(NEVER), id).encode(list);
    }

    /** As the database compares it. */
    OffsetDateTime column() {
        return instant.map(i -> i.atOffset(ZoneOffset.UTC)).orElse(OffsetDateTime.MAX);
    }

    private static Position of(Cursor cursor) {
        if (cursor.keys().size() != 2) {
            throw malformed();
        }
        String instant = cursor.keys().getFirst();
        return new Position(
                NEVER.equals(instant) ? Optional.empty() : Optional.of(parse(instant)),
                cursor.keys().getLast());
    }

    /**
     * An instant from a cursor.
     *
     * @throws ProblemException 400 when it is none, or one that no database keeps
     */
    public static Instant parse(String text) {
        try {
            Instant instant = Instant.parse(text);
            if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
                throw malformed();
            }
            return instant;
        } catch (DateTimeException e) {
            throw malformed();
        }
    }

    private static ProblemException malformed() {
        return ProblemException.invalidParameter("cursor", Flaw.Kind.MALFORMED_CURSOR);
    }
}
