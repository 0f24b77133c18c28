package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.money.Money;
import io.recourse.payment.PaymentId;
import io.recourse.personal.Personal;
import io.recourse.refund.RefundId;
import java.util.Optional;
import org.axonframework.serialization.Revision;

/** A provisional credit is to be taken back. */
@Revision("1")
public record ProvisionalCreditWithdrawn(
        CaseId caseId, RefundId refundId, PaymentId paymentId, Money amount, Optional<Personal<String>> reason, Act act)
        implements DisputeEvent {}
