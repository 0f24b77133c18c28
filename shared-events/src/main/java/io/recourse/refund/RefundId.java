package io.recourse.refund;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.recourse.id.Ulid;

/** Identifies a refund for ever, and is the key by which a gateway recognises a repeated request. */
public record RefundId(@JsonValue String value) {

    public static final String PREFIX = "rfd_";

    public RefundId {
        Ulid.require(PREFIX, value);
    }

    @JsonCreator
    public static RefundId of(String value) {
        return new RefundId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
