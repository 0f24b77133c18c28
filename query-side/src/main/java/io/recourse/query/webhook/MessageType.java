package io.recourse.query.webhook;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** What a message says has happened. Computed from the case as it is when the message is made: several changes may be one message. */
enum MessageType {
    /** The first message about a case that was opened after the webhook was registered. */
    OPENED("dispute.opened"),
    UPDATED("dispute.updated"),
    /** The case is closed, or something about a closed case changed. */
    CLOSED("dispute.closed"),
    PING("webhook.ping");

    private final String word;

    MessageType(String word) {
        this.word = word;
    }

    @JsonValue
    String word() {
        return word;
    }

    @JsonCreator
    static MessageType of(String word) {
        return Arrays.stream(values())
                .filter(type -> type.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no type of message"));
    }
}
