package io.recourse.payment;

import io.recourse.actor.Act;
import io.recourse.refund.RefundFailure;
import io.recourse.refund.RefundId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The money of a settled refund is no longer with the customer: it may be refunded again. */
public record ReturnRefund(
        @TargetAggregateIdentifier PaymentId paymentId, RefundId refundId, RefundFailure failure, Act act)
        implements PaymentCommand {}
