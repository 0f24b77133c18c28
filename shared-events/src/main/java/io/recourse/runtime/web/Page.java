package io.recourse.runtime.web;

import java.util.List;
import java.util.Optional;

/**
 * A part of a list.
 *
 * @param nextCursor asks for the part after this one; absent at the end
 */
public record Page<T>(List<T> items, Optional<String> nextCursor) {
    public Page {
        items = List.copyOf(items);
    }
}
