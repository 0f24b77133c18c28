package io.recourse.deadline;

import java.util.regex.Pattern;

/** A policy pack and its version, under which cases are opened.
 *
 * @param id lower-case words joined by hyphens, at most 60 characters
 * @param version from 1
 */
public record PolicyRef(String id, int version) {

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{1,59}");

    public PolicyRef {
        if (!FORM.matcher(id).matches() || version < 1) {
            throw new IllegalArgumentException(
                    "a policy is lower-case words joined by hyphens, and a version from 1 on");
        }
    }
}
