package io.recourse.runtime.axon;

import java.util.List;
import java.util.Map;

/**
 * The processors of this process that keep aside what they cannot take.
 *
 * @param bySide their names, for each side that is in this process
 */
public record GuardedGroups(Map<Side, List<String>> bySide) {
    public GuardedGroups {
        bySide = Map.copyOf(bySide);
    }
}
