package io.recourse.query.dispute;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What a worklist can be counted by. */
public enum CaseGroup {
    STATUS,
    STAGE,
    PHASE,
    REASON,
    CHANNEL,
    FUNDS,
    OUTCOME;

    /** @throws IllegalArgumentException when {@code text} names no group */
    public static CaseGroup of(String text) {
        return Arrays.stream(values())
                .filter(group -> group.column().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        Arrays.stream(values()).map(CaseGroup::column).collect(Collectors.joining(", "))));
    }

    String column() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
