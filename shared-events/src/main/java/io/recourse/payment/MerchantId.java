package io.recourse.payment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.recourse.id.OpaqueId;

/** The wallet's own identifier of a merchant. */
public record MerchantId(@JsonValue String value) {

    public MerchantId {
        OpaqueId.require("merchantId", value);
    }

    @JsonCreator
    public static MerchantId of(String value) {
        return new MerchantId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
