package io.recourse.command.reconciliation;

import io.recourse.money.Money;
import io.recourse.payment.OutsideMovement;
import io.recourse.payment.PaymentState.Reservation;
import io.recourse.refund.RefundId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One refund as both sides have it at this moment.
 *
 * @param payment empty where nobody knows it
 * @param ours empty where we made no such refund at this source
 * @param lines empty where the statement does not have it
 */
record Subject(
        Optional<RefundId> refundId,
        Optional<PaymentHistory> payment,
        Optional<Known> ours,
        List<StatementLine> lines) {

    Stream<Money> movedThere() {
        return lines.stream()
                .filter(line -> line.state() == StatementLine.State.SUCCEEDED)
                .map(StatementLine::amount);
    }

    /** What we know to have moved: by the refund itself, and by what is recorded of its lines as refunded elsewhere. */
    Stream<Money> movedHere(String source) {
        return Stream.concat(
                ours
                        .map(Known::reservation)
                        .filter(r -> r.status() == Reservation.Status.SETTLED)
                        .map(Reservation::amount)
                        .stream(),
                payment.stream()
                        .map(history -> Elsewhere.of(history, source))
                        .flatMap(elsewhere -> lines.stream().flatMap(line -> elsewhere.of(line).stream()))
                        .map(OutsideMovement::amount));
    }

    Difference difference(Found found, Difference.Outcome outcome) {
        return new Difference(
                found.kind(),
                refundId,
                found.line().map(StatementLine::reference),
                payment.map(PaymentHistory::id),
                ours.map(Known::reservation).map(r -> new Difference.Ours(r.status(), r.amount())),
                found.line().map(line -> new Difference.Theirs(line.state(), line.amount(), line.at())),
                outcome);
    }
}
