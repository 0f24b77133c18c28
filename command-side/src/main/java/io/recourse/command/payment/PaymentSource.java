package io.recourse.command.payment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.recourse.id.OpaqueId;

/** Names the system that moved a payment's money. */
record PaymentSource(@JsonValue String value) {

    /** That system's own id of the payment. */
    record Reference(@JsonValue String value) {

        Reference {
            OpaqueId.require("sourceReference", value);
        }

        @JsonCreator
        static Reference of(String value) {
            return new Reference(value);
        }
    }

    PaymentSource {
        OpaqueId.require("source", value);
    }

    @JsonCreator
    static PaymentSource of(String value) {
        return new PaymentSource(value);
    }
}
