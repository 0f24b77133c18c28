package io.recourse.command.gateway;

import io.recourse.dispute.CaseId;
import io.recourse.money.Money;
import io.recourse.refund.RefundId;

/**
 * What a gateway is asked to do.
 *
 * @param failedTries how often the gateway has looked at this refund and refused it: 0 at first. For gateways that would repeat their
 *     refusal to a repeated key.
 */
public record Instruction(RefundId refundId, CaseId caseId, Money amount, SourcePayment payment, int failedTries) {}
