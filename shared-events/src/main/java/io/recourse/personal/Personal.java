package io.recourse.personal;

import java.util.Optional;

/**
 * A value about a person (name, words, device, free text). It has a type of its own so that storage protects every such field in
 * one place, and so that it never reaches a log by {@code toString}.
 *
 * @param sealed what is stored in place of the value once the person is forgotten: nobody has the key to it any more
 */
public record Personal<T>(T value, Optional<String> sealed) {

    private static final String FORGOTTEN = "forgotten";

    public static <T> Personal<T> of(T value) {
        return new Personal<>(value, Optional.empty());
    }

    /** What was written plain, and was masked before it was. */
    public static Personal<String> restored(String stored) {
        return of(stored);
    }

    /** What stands where words were that were taken out of view. */
    public static Personal<String> redacted() {
        return of("redacted");
    }

    /** What stands where words were of somebody who is forgotten. */
    public static Personal<String> forgotten(String sealed) {
        return new Personal<>(FORGOTTEN, Optional.of(sealed));
    }

    public boolean isForgotten() {
        return sealed.isPresent();
    }

    @Override
    public String toString() {
        return "Personal[hidden]";
    }
}
