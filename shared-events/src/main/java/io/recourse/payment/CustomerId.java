package io.recourse.payment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.recourse.id.OpaqueId;

/** The wallet's own identifier of a customer. */
public record CustomerId(@JsonValue String value) {

    public CustomerId {
        OpaqueId.require("customerId", value);
    }

    @JsonCreator
    public static CustomerId of(String value) {
        return new CustomerId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
