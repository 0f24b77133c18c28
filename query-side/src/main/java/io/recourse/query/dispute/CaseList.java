package io.recourse.query.dispute;

import io.recourse.query.list.Position;
import io.recourse.runtime.web.Page;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A part of a worklist.
 *
 * @param next where it goes on, or empty at the end
 */
public record CaseList(List<CaseSummary> items, Optional<Position> next) {

    /** As a page of {@code list}, each item as {@code view} shows it. */
    public <V> Page<V> page(String list, Function<CaseSummary, V> view) {
        return new Page<>(items.stream().map(view).toList(), next.map(position -> position.cursor(list)));
    }
}
