package io.recourse.query.merchant;

import io.recourse.query.list.Position;
import io.recourse.runtime.problem.Flaw;
import io.recourse.runtime.problem.ProblemException;
import io.recourse.runtime.web.Cursor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A place among the changes of a merchant's cases.
 *
 * @param epoch which numbering the number belongs to; where it is another one, the time must do
 * @param number of the last change given
 * @param updatedAt when that was recorded
 */
record FeedPosition(String epoch, long number, Instant updatedAt) {

    private static final String LIST = "merchant-changes";

    /** @throws ProblemException 400 when it is not a cursor of this feed */
    static Optional<FeedPosition> of(Optional<String> cursor, String from) {
        return cursor.map(text -> {
            try {
                return of(Cursor.decode(LIST, text));
            } catch (ProblemException | IllegalArgumentException malformed) {
                throw ProblemException.invalid(List.of(Flaw.at(from, Flaw.Kind.MALFORMED_CURSOR)));
            }
        });
    }

    String cursor() {
        return Cursor.of(epoch, Long.toString(number), updatedAt.toString()).encode(LIST);
    }

    private static FeedPosition of(Cursor cursor) {
        List<String> keys = cursor.keys();
        if (keys.size() != 3) {
            throw new IllegalArgumentException("not three parts");
        }
        return new FeedPosition(keys.getFirst(), Long.parseLong(keys.get(1)), Position.parse(keys.getLast()));
    }
}
