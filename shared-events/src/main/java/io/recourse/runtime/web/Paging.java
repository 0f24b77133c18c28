package io.recourse.runtime.web;

import io.recourse.runtime.problem.Flaw;
import io.recourse.runtime.problem.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which part of a list the caller wants. A controller's parameter of this type is filled in from {@code limit} and
 * {@code cursor}.
 *
 * @param limit most items in an answer, 1 to 200
 */
public record Paging(int limit, Optional<String> cursor) {
    public static final int DEFAULT_LIMIT = 50;
    public static final int MAX_LIMIT = 200;

    static Paging of(Optional<String> limit, Optional<String> cursor) {
        return new Paging(limit.map(Paging::limit).orElse(DEFAULT_LIMIT), cursor);
    }

    /** @throws ProblemException 400 when the cursor is not one of {@code list} */
    public Optional<Cursor> after(String list) {
        return cursor.map(text -> Cursor.decode(list, text));
    }

    private static int limit(String text) {
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= MAX_LIMIT) {
                return limit;
            }
        } catch (NumberFormatException e) {
            throw outOfRange();
        }
        throw outOfRange();
    }

    private static ProblemException outOfRange() {
        return ProblemException.invalid(List.of(
                new Flaw("?limit", Flaw.Kind.OUT_OF_RANGE, Map.of("from", "1", "to", Integer.toString(MAX_LIMIT)))));
    }
}
