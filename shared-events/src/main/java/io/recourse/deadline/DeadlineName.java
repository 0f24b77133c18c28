package io.recourse.deadline;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** Names a deadline within a case: upper-case words joined by underscores, at most 64 characters. */
public record DeadlineName(@JsonValue String value) {

    // Before the names, which need it.
    private static final Pattern FORM = Pattern.compile("[A-Z][A-Z0-9_]{0,63}");

    public static final DeadlineName FIRST_RESPONSE = new DeadlineName("FIRST_RESPONSE");
    public static final DeadlineName RESOLUTION = new DeadlineName("RESOLUTION");

    public DeadlineName {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a deadline's name is upper-case words joined by underscores");
        }
    }

    @JsonCreator
    public static DeadlineName of(String value) {
        return new DeadlineName(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
