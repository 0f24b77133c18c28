package io.recourse.command.reconciliation;

import io.recourse.command.payment.PaymentReferences;
import io.recourse.command.reconciliation.StagedStatement.Given;
import io.recourse.command.reconciliation.StagedStatement.Group;
import io.recourse.payment.PaymentDetails;
import io.recourse.payment.PaymentId;
import io.recourse.payment.PaymentState.Reservation;
import io.recourse.refund.RefundId;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventsourcing.eventstore.EventStore;

/** Finds what we know of what a statement of one source is about. */
final class Subjects {

    private final String source;
    private final EventStore events;
    private final PaymentReferences references;
    private Optional<PaymentHistory> last = Optional.empty();

    Subjects(String source, EventStore events, PaymentReferences references) {
        this.source = source;
        this.events = events;
        this.references = references;
    }

    Subject of(Group group) {
        return group.given()
                .filter(given -> given.source().equals(source))
                .map(given -> given(given, group.lines()))
                .orElseGet(() -> notGiven(group));
    }

    Subject missing(Given given) {
        return given(given, List.of());
    }

    /** Something has changed. */
    void forget() {
        last = Optional.empty();
    }

    private Subject given(Given given, List<StatementLine> lines) {
        Optional<PaymentHistory> payment = payment(given.paymentId());
        Optional<Known> ours = payment.flatMap(history -> history.state()
                .reservation(given.refundId())
                .map(reservation -> new Known(history, reservation, true, given.toldAt())));
        return new Subject(Optional.of(given.refundId()), payment, ours, lines);
    }

    /** The lines of a group tell of one refund, so that the first that names a payment is enough; they are compared with it. */
    private Subject notGiven(Group group) {
        Optional<PaymentHistory> payment = group.lines().stream()
                .flatMap(line -> line.paymentReference().stream())
                .findFirst()
                .flatMap(this::named);
        Optional<Known> ours = group.given().isPresent()
                ? Optional.empty()
                : payment.flatMap(history -> group.refundId().flatMap(id -> older(history, id)));
        return new Subject(group.refundId(), payment, ours, group.lines());
    }

    /** Only the ledger had refunds before it was written down which were given to whom. */
    private Optional<Known> older(PaymentHistory payment, RefundId refundId) {
        return source.equals(PaymentDetails.WALLET_LEDGER)
                ? payment.state()
                        .reservation(refundId)
                        .filter(reservation -> reservation.status() != Reservation.Status.REFUSED)
                        .map(reservation -> new Known(payment, reservation, false, Optional.empty()))
                : Optional.empty();
    }

    private Optional<PaymentHistory> named(String reference) {
        return source.equals(PaymentDetails.WALLET_LEDGER)
                ? wallets(reference).flatMap(this::payment)
                : references.find(source, reference).flatMap(this::payment);
    }

    @SuppressWarnings("UnusedException")
    private static Optional<PaymentId> wallets(String reference) {
        try {
            return Optional.of(PaymentId.of(reference));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Refunds of one payment come after each other. */
    private Optional<PaymentHistory> payment(PaymentId id) {
        if (last.filter(history -> history.id().equals(id)).isEmpty()) {
            last = PaymentHistory.find(id, events);
        }
        return last;
    }
}
