package io.recourse.customer;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.recourse.id.Ulid;

/** Identifies one request to forget a customer: {@code fgt_} and a ULID. */
public record ForgetId(@JsonValue String value) {

    public static final String PREFIX = "fgt_";

    public ForgetId {
        Ulid.require(PREFIX, value);
    }

    @JsonCreator
    public static ForgetId of(String value) {
        return new ForgetId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
