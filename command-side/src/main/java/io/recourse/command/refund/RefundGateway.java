package io.recourse.command.refund;

import io.recourse.dispute.CaseId;
import io.recourse.money.Money;
import io.recourse.payment.PaymentId;
import io.recourse.refund.RefundId;

/** Moves money back to a customer, outside of Recourse. */
public interface RefundGateway {

    /** The payment source that this gateway serves. */
    String source();

    /**
     * Executes a refund, or tells what became of it when it was asked for before: the refund id is the key, and a repeated
     * instruction moves nothing again.
     *
     * @throws GatewayUnavailable when it is not known whether the money has moved; the same instruction must be repeated
     */
    Outcome execute(Instruction instruction) throws GatewayUnavailable;

    /**
     * Takes the money of a refund back from the customer, once, however often it is asked; the refund id is the key.
     *
     * @throws GatewayUnavailable as {@link #execute}
     */
    Outcome takeBack(Instruction instruction) throws GatewayUnavailable;

    record Instruction(RefundId refundId, PaymentId paymentId, CaseId caseId, Money amount) {}

    sealed interface Outcome {

        /** The money has moved. */
        record Succeeded(String reference) implements Outcome {}

        /** The money has not moved, and asking again would not help. */
        record Declined(String code) implements Outcome {}
    }
}
