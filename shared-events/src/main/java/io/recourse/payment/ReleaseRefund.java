package io.recourse.payment;

import io.recourse.actor.Act;
import io.recourse.refund.RefundFailure;
import io.recourse.refund.RefundId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The reserved money will not move: it may be refunded again. */
public record ReleaseRefund(
        @TargetAggregateIdentifier PaymentId paymentId, RefundId refundId, RefundFailure failure, Act act)
        implements PaymentCommand {}
