package io.recourse.command.web;

/** What all text that is taken in must be. */
final class Text {

    private Text() {}

    /** @throws IllegalArgumentException when {@code value} is blank or has more than {@code limit} characters */
    static void require(String value, int limit) {
        if (value.isBlank()) {
            throw new IllegalArgumentException("must not be blank");
        }
        if (value.codePointCount(0, value.length()) > limit) {
            throw new IllegalArgumentException("must have at most " + limit + " characters");
        }
    }
}
