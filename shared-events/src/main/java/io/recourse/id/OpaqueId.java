package io.recourse.id;

import java.util.regex.Pattern;

/** The form of identifiers that other systems gave: kept as they are, but safe in paths, headers and logs. */
public final class OpaqueId {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:@-]{0,63}");

    private OpaqueId() {}

    /** @throws IllegalArgumentException when {@code value} has characters other than letters, digits, . _ : @ - or is longer than 64 */
    public static String require(String what, String value) {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    what + " must be 1 to 64 letters, digits or . _ : @ - and begin with a letter or digit");
        }
        return value;
    }
}
