package io.recourse.command.gateway;

/** A gateway did not answer, so that nobody knows whether the money has moved. */
public final class GatewayUnavailable extends Exception {

    private static final long serialVersionUID = 1L;

    public GatewayUnavailable(String message) {
        super(message);
    }

    public GatewayUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
