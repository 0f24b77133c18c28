package io.recourse.personal;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A value about a person (name, words, device, free text). It has a type of its own so that storage protects every such field in
 * one place, and so that it never reaches a log by {@code toString}. Two are equal when they say the same, however they are stored.
 */
public final class Personal<T> {

    private static final String FORGOTTEN = "forgotten";

    private final T value;
    private final Optional<String> sealed;
    private final boolean forgotten;

    private Personal(T value, Optional<String> sealed, boolean forgotten) {
        this.value = value;
        this.sealed = sealed;
        this.forgotten = forgotten;
    }

    public static <T> Personal<T> of(T value) {
        return new Personal<>(value, Optional.empty(), false);
    }

    /** What was written plain, and was masked before it was. */
    public static Personal<String> restored(String stored) {
        return of(stored);
    }

    /** What {@code sealed} said when it was opened. */
    public static Personal<String> opened(String value, String sealed) {
        return new Personal<>(value, Optional.of(sealed), false);
    }

    /** What stands where words were that were taken out of view. */
    public static Personal<String> redacted() {
        return of("redacted");
    }

    /** What stands where words were of somebody who is forgotten: nobody has the key to {@code sealed} any more. */
    public static Personal<String> forgotten(String sealed) {
        return new Personal<>(FORGOTTEN, Optional.of(sealed), true);
    }

    public T value() {
        return value;
    }

    /** As it was stored, when it was read from there. */
    public Optional<String> sealed() {
        return sealed;
    }

    public boolean isForgotten() {
        return forgotten;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Personal<?> that
                && value.equals(that.value)
                && forgotten == that.forgotten
                && (!forgotten || sealed.equals(that.sealed));
    }

    @Override
    public int hashCode() {
        return Objects.hash(value, forgotten);
    }

    @Override
    public String toString() {
        return "Personal[hidden]";
    }
}
