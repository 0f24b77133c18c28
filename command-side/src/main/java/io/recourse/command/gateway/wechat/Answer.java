package io.recourse.command.gateway.wechat;

import com.wechat.pay.java.service.refund.model.Refund;

/** What came of a request, where that is known. */
sealed interface Answer {

    /** Signed by the platform. */
    record Given(Refund refund) implements Answer {}

    record Refused(Refusal refusal) implements Answer {}

    /** Nothing was sent. */
    record NotReached(Unreached cause) implements Answer {}
}
