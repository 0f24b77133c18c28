package io.recourse.webhook;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.recourse.payment.MerchantId;

/** Names the stream of all webhooks of one merchant, apart from whatever else has the merchant's id in its name. */
public record WebhooksId(@JsonValue String value) {

    private static final String PREFIX = "webhooks:";

    public WebhooksId {
        if (!value.startsWith(PREFIX)) {
            throw new IllegalArgumentException("must begin with " + PREFIX);
        }
        MerchantId.of(value.substring(PREFIX.length()));
    }

    @JsonCreator
    public static WebhooksId of(String value) {
        return new WebhooksId(value);
    }

    public static WebhooksId of(MerchantId merchant) {
        return new WebhooksId(PREFIX + merchant.value());
    }

    public MerchantId merchant() {
        return MerchantId.of(value.substring(PREFIX.length()));
    }

    @Override
    public String toString() {
        return value;
    }
}
