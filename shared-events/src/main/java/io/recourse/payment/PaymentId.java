package io.recourse.payment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.recourse.dispute.CaseId;
import io.recourse.id.OpaqueId;

/** The wallet's own identifier of a payment. It never looks like one of ours, because both name streams of one event store. */
public record PaymentId(@JsonValue String value) {

    public PaymentId {
        OpaqueId.require("paymentId", value);
        if (value.startsWith(CaseId.PREFIX)) {
            throw new IllegalArgumentException("paymentId must not begin with " + CaseId.PREFIX);
        }
    }

    @JsonCreator
    public static PaymentId of(String value) {
        return new PaymentId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
