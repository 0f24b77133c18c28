package io.recourse.command.csv;

/** Why a row cannot be used, in words for the report. */
public final class FlawException extends Exception {

    private static final long serialVersionUID = 1L;

    public FlawException(String reason) {
        super(reason);
    }

    public String reason() {
        return String.valueOf(getMessage());
    }
}
