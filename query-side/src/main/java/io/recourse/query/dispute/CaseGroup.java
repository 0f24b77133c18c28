package io.recourse.query.dispute;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Map;

/** Something that cases can be counted by; a column of their rows. */
public record CaseGroup(@JsonValue String name) {

    /** Of these a case can have several, and is in several groups then. */
    private static final Map<String, String> LISTS = Map.of("waitingFor", "waiting_for", "task", "tasks");

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
            "waitingFor",
            "task");

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
        return LISTS.getOrDefault(name, name);
    }

    /** What of the column makes the groups. */
    String value() {
        return LISTS.containsKey(name) ? "unnest(" + column() + ")" : name;
    }
}
