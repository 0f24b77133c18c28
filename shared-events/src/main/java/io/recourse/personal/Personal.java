package io.recourse.personal;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A value about a person (name, words, device, free text). It has a type of its own so that storage can protect every
 * such field in one place, and so that it never reaches a log by {@code toString}.
 */
public record Personal<T>(@JsonProperty("plain") T value) {

    public static <T> Personal<T> of(T value) {
        return new Personal<>(value);
    }

    /** What stands where words were that were taken out of view. */
    public static Personal<String> redacted() {
        return new Personal<>("redacted");
    }

    @Override
    public String toString() {
        return "Personal[hidden]";
    }
}
