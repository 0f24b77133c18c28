package io.recourse.command.web;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.recourse.personal.Personal;

/** What a person wrote: 1 to 4,000 characters, not only blanks. */
public record Words(@JsonValue String value) {

    private static final int LIMIT = 4_000;

    public Words {
        Text.require(value, LIMIT);
    }

    @JsonCreator
    public static Words of(String value) {
        return new Words(value);
    }

    public Personal<String> personal() {
        return Personal.of(value);
    }

    @Override
    public String toString() {
        return "Words[hidden]";
    }
}
