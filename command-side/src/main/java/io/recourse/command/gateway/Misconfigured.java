package io.recourse.command.gateway;

/** A gateway that cannot work as the environment describes it. The message is for an operator, and never holds a key. */
public final class Misconfigured extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Misconfigured(String message) {
        super(message);
    }
}
