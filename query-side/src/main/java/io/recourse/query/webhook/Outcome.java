package io.recourse.query.webhook;

import java.time.Duration;
import java.util.Optional;

/** What came of one attempt. */
sealed interface Outcome {

    /** The receiver answered with this status.
     *
     * @param retryAfter how long it asked to be left alone
     */
    record Answered(int status, Optional<Duration> retryAfter) implements Outcome {}

    /** No answer came. */
    record Unanswered(Reason reason) implements Outcome {}

    /** Why no answer came; none of it says what else is at the address. */
    enum Reason {
        ADDRESS_NOT_ALLOWED("address-not-allowed"),
        UNKNOWN_HOST("unknown-host"),
        TIMEOUT("timeout"),
        NOT_CONNECTED("not-connected"),
        UNTRUSTED("tls-failed"),
        UNREADABLE("unreadable-answer");

        private final String word;

        Reason(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    default boolean delivered() {
        return code() / 100 == 2;
    }

    /** The receiver wants to hear nothing any more. */
    default boolean gone() {
        return code() == 410;
    }

    /** The status, or 0 when no answer came. */
    default int code() {
        return switch (this) {
            case Answered answered -> answered.status();
            case Unanswered unanswered -> 0;
        };
    }

    /** How long nothing is to be sent; only those who are busy may ask for it. */
    default Optional<Duration> patience() {
        return switch (this) {
            case Answered answered -> code() == 429 || code() == 503 ? answered.retryAfter() : Optional.empty();
            case Unanswered unanswered -> Optional.empty();
        };
    }

    /** In one word, for the log and the list of deliveries; empty when it was delivered. */
    default Optional<String> error() {
        return switch (this) {
            case Answered answered -> delivered() ? Optional.empty() : Optional.of("status-" + answered.status());
            case Unanswered unanswered -> Optional.of(unanswered.reason().word());
        };
    }
}
