package io.recourse.command.reconciliation;

/** A statement that cannot be read at all. The message is one line for the person who gave it. */
public final class BadStatement extends Exception {

    private static final long serialVersionUID = 1L;

    BadStatement(String message) {
        super(message);
    }

    BadStatement(String message, Throwable cause) {
        super(message, cause);
    }

    public String reason() {
        return String.valueOf(getMessage());
    }
}
