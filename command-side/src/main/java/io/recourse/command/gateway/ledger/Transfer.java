package io.recourse.command.gateway.ledger;

import io.recourse.command.gateway.Instruction;
import io.recourse.command.gateway.SourcePayment;
import io.recourse.money.Money;
import io.recourse.payment.PaymentId;

/** Money that one account gives to another; both sides of it are one row, so that they cannot differ. */
record Transfer(String id, Kind kind, PaymentId paymentId, Account from, Account to, Money amount) {

    enum Kind {
        CAPTURE,
        REFUND,
        REVERSAL
    }

    static Transfer capture(SourcePayment payment, Money amount) {
        return new Transfer(
                "capture:" + payment.id(),
                Kind.CAPTURE,
                payment.id(),
                Account.of(payment.merchantId()),
                Account.of(payment.id()),
                amount);
    }

    static Transfer refund(Instruction instruction) {
        SourcePayment payment = instruction.payment();
        return new Transfer(
                instruction.refundId().value(),
                Kind.REFUND,
                payment.id(),
                Account.of(payment.id()),
                Account.of(payment.customerId()),
                instruction.amount());
    }

    static Transfer reversal(Instruction instruction) {
        SourcePayment payment = instruction.payment();
        return new Transfer(
                instruction.refundId() + ":back",
                Kind.REVERSAL,
                payment.id(),
                Account.of(payment.customerId()),
                Account.of(payment.id()),
                instruction.amount());
    }
}
