package io.recourse.command.web;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.recourse.personal.Personal;

/** A short name or number: 1 to 200 characters, not only blanks. */
public record Label(@JsonValue String value) {

    private static final int LIMIT = 200;

    public Label {
        Text.require(value, LIMIT);
    }

    @JsonCreator
    public static Label of(String value) {
        return new Label(value);
    }

    public Personal<String> personal() {
        return Personal.of(value);
    }

    @Override
    public String toString() {
        return "Label[hidden]";
    }
}
