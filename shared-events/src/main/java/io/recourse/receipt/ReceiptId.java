package io.recourse.receipt;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.recourse.id.Ulid;

/** Identifies one attachment of a file to a case. */
public record ReceiptId(@JsonValue String value) {

    public static final String PREFIX = "rcp_";

    public ReceiptId {
        Ulid.require(PREFIX, value);
    }

    @JsonCreator
    public static ReceiptId of(String value) {
        return new ReceiptId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
