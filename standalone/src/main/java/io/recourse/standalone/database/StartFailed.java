package io.recourse.standalone.database;

/** The server did not come up; the message holds its own last words. */
final class StartFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    StartFailed(String reason) {
        super(reason);
        this.reason = reason;
    }

    /** Somebody else took the port between choosing it and listening on it. */
    boolean portTaken() {
        return reason.contains("could not create any TCP/IP sockets");
    }

    /** Server processes whose parent died a moment ago are still leaving. */
    boolean predecessorLeaving() {
        return reason.contains("shared memory block");
    }
}
