package io.recourse.standalone.demo;

/** The server did not do what the walk relies on; the message says what was asked and what it answered. */
final class StepFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StepFailed(String message) {
        super(message);
    }
}
