package io.recourse.information;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.recourse.id.Ulid;

/** Identifies a request for information. */
public record RequestId(@JsonValue String value) {

    public static final String PREFIX = "req_";

    public RequestId {
        Ulid.require(PREFIX, value);
    }

    @JsonCreator
    public static RequestId of(String value) {
        return new RequestId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
