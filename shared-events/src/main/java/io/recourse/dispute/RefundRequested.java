package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.money.Money;
import io.recourse.payment.PaymentId;
import io.recourse.personal.Personal;
import io.recourse.refund.RefundId;
import java.util.Optional;
import org.axonframework.serialization.Revision;

/** Money was asked to go back to the customer. */
@Revision("1")
public record RefundRequested(
        CaseId caseId, RefundId refundId, PaymentId paymentId, Money amount, Optional<Personal<String>> reason, Act act)
        implements DisputeEvent {}
