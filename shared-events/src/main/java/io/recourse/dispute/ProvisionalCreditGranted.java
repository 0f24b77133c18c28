package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.money.Money;
import io.recourse.payment.PaymentId;
import io.recourse.personal.Personal;
import io.recourse.refund.RefundId;
import io.recourse.terms.RefundLimits;
import java.util.Optional;
import org.axonframework.serialization.Revision;

/** Money was given until the case is decided.
 *
 * @param limits what the source of the payment allows, as far as the policies of the case know
 */
@Revision("1")
public record ProvisionalCreditGranted(
        CaseId caseId,
        RefundId refundId,
        PaymentId paymentId,
        Money amount,
        boolean approvalNeeded,
        Optional<Personal<String>> reason,
        Optional<RefundLimits> limits,
        Act act)
        implements DisputeEvent {}
