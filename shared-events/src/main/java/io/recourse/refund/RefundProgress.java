package io.recourse.refund;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** How far a refund has come at its gateway while it has not ended. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "progress")
@JsonSubTypes({
    @JsonSubTypes.Type(value = RefundProgress.Submitted.class, name = "SUBMITTED"),
    @JsonSubTypes.Type(value = RefundProgress.ActionRequired.class, name = "ACTION_REQUIRED"),
    @JsonSubTypes.Type(value = RefundProgress.Abnormal.class, name = "ABNORMAL"),
    @JsonSubTypes.Type(value = RefundProgress.GivenUp.class, name = "GIVEN_UP")
})
public sealed interface RefundProgress {

    record Submitted(String gatewayReference) implements RefundProgress {}

    record ActionRequired(String gatewayReference, String action) implements RefundProgress {}

    record Abnormal(String gatewayReference, String code) implements RefundProgress {}

    /** @param tries how often it was tried */
    record GivenUp(String code, int tries) implements RefundProgress {}
}
