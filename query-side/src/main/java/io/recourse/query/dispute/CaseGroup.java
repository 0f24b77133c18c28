package io.recourse.query.dispute;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;

/** Something that cases can be counted by; a column of their rows. */
public record CaseGroup(@JsonValue String name) {

    private static final String WAITING_FOR = "waitingFor";
    private static final List<String> NAMES = List.of(
            "status",
            "origin",
            "stage",
            "phase",
            "outcome",
            "funds",
            "reason",
            "channel",
            "queue",
            "assignee",
            WAITING_FOR);

    /** @throws IllegalArgumentException when there is no such group */
    public CaseGroup {
        if (!NAMES.contains(name)) {
            throw new IllegalArgumentException("must be one of " + String.join(", ", NAMES));
        }
    }

    @JsonCreator
    public static CaseGroup of(String name) {
        return new CaseGroup(name);
    }

    String column() {
        return name.equals(WAITING_FOR) ? "waiting_for" : name;
    }

    /** What of the column makes the groups; a case that waits for several things is in several. */
    String value() {
        return name.equals(WAITING_FOR) ? "unnest(waiting_for)" : name;
    }
}
