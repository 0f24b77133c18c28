package io.recourse.command.reconciliation;

import io.recourse.money.Money;
import io.recourse.payment.OutsideMovement;
import io.recourse.payment.OutsideMovement.Kind;
import io.recourse.refund.RefundId;
import java.util.List;
import java.util.Optional;

/** What is recorded of one payment as refunded without Recourse, by one source, and how a statement's lines stand to it. */
record Elsewhere(PaymentHistory payment, String source, List<OutsideMovement> movements) {

    private static final String BACK = ":back";

    static Elsewhere of(PaymentHistory payment, String source) {
        return new Elsewhere(payment, source, payment.refundsElsewhere(source).toList());
    }

    /** The movement that a line tells of, if it is recorded. */
    Optional<OutsideMovement> of(StatementLine line) {
        return movements.stream()
                .filter(m -> m.kind() == Kind.REFUND)
                .filter(m -> m.id().equals(line.reference()) || m.about().equals(line.reference()))
                .findFirst();
    }

    /** Whether a movement is recorded about this refund of which none of the lines tells. */
    boolean other(RefundId refundId, List<StatementLine> lines) {
        return movements.stream()
                .filter(m -> m.kind() == Kind.REFUND && m.about().equals(refundId.value()))
                .anyMatch(m -> lines.stream().noneMatch(line -> line.reference().equals(m.id())));
    }

    /** How a line differs from the movement that is recorded for it. */
    Optional<Found> difference(StatementLine line, OutsideMovement recorded) {
        if (line.state().over()) {
            return returned(recorded) || line.at().isBefore(recorded.movedAt())
                    ? Optional.empty()
                    : Optional.of(new Found(
                            Difference.Kind.FAILED_THERE,
                            Optional.of(line),
                            record(line, line.reference() + BACK, Kind.REFUND_RETURNED, recorded.about())));
        }
        return recorded.id().equals(line.reference()) && !recorded.amount().equals(line.amount())
                ? Optional.of(Found.person(Difference.Kind.AMOUNT_DIFFERS, line))
                : Optional.empty();
    }

    private boolean returned(OutsideMovement recorded) {
        Money zero = Money.zero(recorded.amount().currency());
        return !movements.stream()
                .filter(m -> m.about().equals(recorded.about()) && m.amount().hasCurrencyOf(zero))
                .map(m -> m.kind().takes() ? m.amount() : zero.minus(m.amount()))
                .reduce(zero, Money::plus)
                .positive();
    }

    /** What moved there, and we did not know. */
    Found unknown(Difference.Kind kind, StatementLine line) {
        return new Found(kind, Optional.of(line), record(line, line.reference(), Kind.REFUND, line.reference()));
    }

    private Remedy record(StatementLine line, String id, Kind kind, String about) {
        return new Remedy.Record(payment.id(), new OutsideMovement(source, id, kind, about, line.amount(), line.at()));
    }
}
