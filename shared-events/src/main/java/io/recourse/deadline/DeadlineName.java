package io.recourse.deadline;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** Names a deadline within a case: upper-case words joined by underscores, at most 60 characters; the second and later ones
 * of a kind have a number, as in {@code RESOLUTION.2}.
 */
public record DeadlineName(@JsonValue String value) {

    // Before the names, which need it.
    private static final Pattern FORM = Pattern.compile("([A-Z][A-Z0-9_]{0,59})([.][1-9][0-9]{0,3})?");

    public static final DeadlineName FIRST_RESPONSE = new DeadlineName("FIRST_RESPONSE");
    public static final DeadlineName URGENT_RESPONSE = new DeadlineName("URGENT_RESPONSE");
    public static final DeadlineName RESOLUTION = new DeadlineName("RESOLUTION");
    public static final DeadlineName INFORMATION = new DeadlineName("INFORMATION");
    public static final DeadlineName OFFER = new DeadlineName("OFFER");
    public static final DeadlineName REFUND = new DeadlineName("REFUND");
    public static final DeadlineName APPEAL = new DeadlineName("APPEAL");

    public DeadlineName {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a deadline's name is upper-case words joined by underscores");
        }
    }

    @JsonCreator
    public static DeadlineName of(String value) {
        return new DeadlineName(value);
    }

    /** The n-th of this kind, from 1. */
    public DeadlineName number(int n) {
        return n == 1 ? kind() : new DeadlineName(kind().value + "." + n);
    }

    /** The name without its number. */
    public DeadlineName kind() {
        int dot = value.indexOf('.');
        return dot < 0 ? this : new DeadlineName(value.substring(0, dot));
    }

    /** Which of its kind, from 1. */
    public int number() {
        int dot = value.indexOf('.');
        return dot < 0 ? 1 : Integer.parseInt(value.substring(dot + 1));
    }

    @Override
    public String toString() {
        return value;
    }
}
