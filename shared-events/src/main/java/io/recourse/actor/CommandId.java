package io.recourse.actor;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Names one intention. An aggregate that has handled it once answers it again without a new event. */
public record CommandId(@JsonValue String value) {

    public CommandId {
        if (value.isEmpty() || value.length() > 200) {
            throw new IllegalArgumentException("a command id has 1 to 200 characters");
        }
    }

    @JsonCreator
    public static CommandId of(String value) {
        return new CommandId(value);
    }
}
