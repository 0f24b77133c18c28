package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.money.Money;
import io.recourse.payment.PaymentId;
import io.recourse.personal.Personal;
import io.recourse.refund.RefundId;
import java.util.Optional;
import org.axonframework.serialization.Revision;

/** Money was given until the case is decided. */
@Revision("1")
public record ProvisionalCreditGranted(
        CaseId caseId,
        RefundId refundId,
        PaymentId paymentId,
        Money amount,
        boolean approvalNeeded,
        Optional<Personal<String>> reason,
        Act act)
        implements DisputeEvent {}
