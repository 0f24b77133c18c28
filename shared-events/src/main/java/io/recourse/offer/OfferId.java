package io.recourse.offer;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.recourse.id.Ulid;

/** Identifies an offer. */
public record OfferId(@JsonValue String value) {

    public static final String PREFIX = "ofr_";

    public OfferId {
        Ulid.require(PREFIX, value);
    }

    @JsonCreator
    public static OfferId of(String value) {
        return new OfferId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
