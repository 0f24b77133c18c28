package io.recourse.standalone.data;

/**
 * Something the person at the command line can put right. Its message is one line, says what is wrong and what to do, and is all
 * that they get to see.
 */
public final class UserError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UserError(String message) {
        super(message);
    }

    public UserError(String message, Throwable cause) {
        super(message, cause);
    }
}
