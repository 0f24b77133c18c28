package io.recourse.query.projection;

import java.util.Optional;

/**
 * How far a read model has come.
 *
 * @param version sequence number of the last event seen, or empty when there was none
 */
public record GotTo(Optional<Long> version) {

    boolean includes(long wanted) {
        return version.isPresent() && version.get() >= wanted;
    }
}
