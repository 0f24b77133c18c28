package io.recourse.payment;

import io.recourse.actor.Act;
import io.recourse.refund.RefundId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The reserved money has moved back to the customer. */
public record SettleRefund(
        @TargetAggregateIdentifier PaymentId paymentId, RefundId refundId, String gatewayReference, Act act)
        implements PaymentCommand {}
