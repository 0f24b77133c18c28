package io.recourse.query.dispute;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.recourse.query.list.Part;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * How a worklist is sorted; cases with the same instant are sorted by id. Written as the name of the instant, with a minus
 * for latest first.
 */
public record CaseOrder(Key key, boolean descending) {

    /** {@code dueAt} is the earliest pending deadline; cases without one come after all others. */
    public enum Key {
        OPENED_AT("openedAt", "opened_at"),
        UPDATED_AT("updatedAt", "updated_at"),
        DUE_AT("dueAt", "next_due_at");

        private final String parameter;
        private final String column;

        Key(String parameter, String column) {
            this.parameter = parameter;
            this.column = column;
        }
    }

    /** @throws IllegalArgumentException when {@code text} names no order */
    @JsonCreator
    public static CaseOrder of(String text) {
        boolean descending = text.startsWith("-");
        String name = descending ? text.substring(1) : text;
        return Arrays.stream(Key.values())
                .filter(key -> key.parameter.equals(name))
                .findFirst()
                .map(key -> new CaseOrder(key, descending))
                .orElseThrow(() -> new IllegalArgumentException(
                        Arrays.stream(Key.values()).map(key -> key.parameter).collect(Collectors.joining(", "))
                                + ", or one of these after a minus"));
    }

    Part.Order sql() {
        return new Part.Order(key.column, "case_id", descending);
    }

    /** Whether what came in, or changed, a short time ago is at its beginning. */
    boolean latestFirst() {
        return descending && key != Key.DUE_AT;
    }

    /** What a cursor of this order belongs to. */
    public String listName() {
        return "disputes:" + this;
    }

    @Override
    @JsonValue
    public String toString() {
        return (descending ? "-" : "") + key.parameter;
    }
}
