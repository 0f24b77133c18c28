package io.recourse.query.eligibility;

import io.recourse.actor.Actor;
import io.recourse.dispute.CaseId;
import io.recourse.money.Money;
import io.recourse.payment.PaymentId;

/** Asks what would become of a refund that {@code reader} applied for; answered with {@link RefundExplained}. */
record ExplainRefund(CaseId caseId, PaymentId paymentId, Money amount, Actor reader) {}
