package io.recourse.command.gateway;

/** A delivery that did not come from the gateway, as far as its signature shows. */
public final class NotAuthentic extends Exception {

    private static final long serialVersionUID = 1L;

    public NotAuthentic(String message) {
        super(message);
    }

    public NotAuthentic(String message, Throwable cause) {
        super(message, cause);
    }
}
