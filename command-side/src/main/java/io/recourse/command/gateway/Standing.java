package io.recourse.command.gateway;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** How a refund stands at its gateway. A {@code reference} is the gateway's own id of it, a {@code code} its own word. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "standing")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Standing.Succeeded.class, name = "SUCCEEDED"),
    @JsonSubTypes.Type(value = Standing.Pending.class, name = "PENDING"),
    @JsonSubTypes.Type(value = Standing.ActionRequired.class, name = "ACTION_REQUIRED"),
    @JsonSubTypes.Type(value = Standing.Canceled.class, name = "CANCELED"),
    @JsonSubTypes.Type(value = Standing.Abnormal.class, name = "ABNORMAL"),
    @JsonSubTypes.Type(value = Standing.Failed.class, name = "FAILED")
})
public sealed interface Standing {

    /** The money has moved. */
    record Succeeded(String reference) implements Standing {}

    /** The gateway has taken it; the end comes later. */
    record Pending(String reference) implements Standing {}

    /** The gateway waits for somebody outside, as a rule the customer. */
    record ActionRequired(String reference, String action) implements Standing {}

    /** It was called off, and moves nothing. */
    record Canceled(String reference, String code) implements Standing {}

    /** The money has left the merchant and cannot reach the customer; a person must see to it. */
    record Abnormal(String reference, String code) implements Standing {}

    /** It moved nothing, or what it moved came back. */
    record Failed(String code, Retry retry) implements Standing {}

    /** Whether, and when, the same refund may succeed after all. */
    enum Retry {
        NEVER,
        /** The gateway was busy, or not well. */
        SOON,
        /** The merchant has not enough there, for example; nothing changes within hours. */
        IN_DAYS
    }
}
