package io.recourse.webhook;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.recourse.id.Ulid;

/** Identifies a webhook: {@code whk_} and a ULID. */
public record WebhookId(@JsonValue String value) {

    public static final String PREFIX = "whk_";

    public WebhookId {
        Ulid.require(PREFIX, value);
    }

    @JsonCreator
    public static WebhookId of(String value) {
        return new WebhookId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
