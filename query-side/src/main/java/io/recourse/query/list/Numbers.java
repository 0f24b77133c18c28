package io.recourse.query.list;

import io.recourse.runtime.problem.Flaw;
import io.recourse.runtime.problem.ProblemException;
import io.recourse.runtime.web.Cursor;
import io.recourse.runtime.web.Page;
import io.recourse.runtime.web.Paging;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** Pages of lists whose items are numbered from 0. */
public final class Numbers {

    private static final long MOST = 1L << 53;

    private Numbers() {}

    /**
     * The number of the last item that the caller has of {@code list}, or empty for none.
     *
     * @throws ProblemException 400 when the cursor was not given for this list
     */
    public static Optional<Long> after(Paging paging, String list) {
        return paging.after(list).map(Numbers::number);
    }

    /** @param found the items wanted and, if there is one, the one after */
    public static <T> Page<T> page(String list, List<T> found, int limit, ToLongFunction<T> number) {
        if (found.size() <= limit) {
            return new Page<>(found, Optional.empty());
        }
        List<T> part = found.subList(0, limit);
        Cursor next = Cursor.of(Long.toString(number.applyAsLong(part.getLast())));
        return new Page<>(part, Optional.of(next.encode(list)));
    }

    private static long number(Cursor cursor) {
        try {
            long number = Long.parseLong(String.join(",", cursor.keys()));
            if (number >= 0 && number < MOST) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw malformed();
        }
        throw malformed();
    }

    private static ProblemException malformed() {
        return ProblemException.invalidParameter("cursor", Flaw.Kind.MALFORMED_CURSOR);
    }
}
