package io.recourse.command.dispute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.recourse.dispute.CaseId;
import io.recourse.dispute.CaseState;
import io.recourse.money.Money;
import io.recourse.payment.PaymentEvent;
import io.recourse.payment.PaymentId;
import io.recourse.payment.PaymentState;
import io.recourse.payment.PaymentState.Reservation;
import io.recourse.refund.CaseRefund;
import io.recourse.refund.RefundStatus;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Compares what a payment, its cases and the wallet's ledger say of the same money. */
record Books(Desk desk, PaymentId payment, List<CaseId> cases) {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Waits until no refund is under way. */
    Books awaitEnds() {
        await().atMost(PATIENCE).until(() -> refunds().noneMatch(CaseRefund::inFlight));
        return this;
    }

    void assertBalanced() {
        PaymentState now = desk.payment(payment);
        assertNeverExceeded();
        assertThat(now.reserved().positive()).as("nothing stays reserved").isFalse();
        Map<String, BigDecimal> ledger = ledger();
        assertThat(ledger)
                .as("the ledger has moved what is settled")
                .isEqualTo(now.reservations().stream()
                        .filter(r -> r.status() == Reservation.Status.SETTLED)
                        .collect(Collectors.toMap(
                                r -> r.refundId().value(), r -> r.amount().amount())))
                .as("the ledger has moved what the cases say")
                .isEqualTo(refunds()
                        .filter(r -> r.status() == RefundStatus.SUCCEEDED)
                        .collect(Collectors.toMap(
                                r -> r.id().value(), r -> r.amount().amount())));
        assertThat(ledger.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(now.refunded().amount())
                .isLessThanOrEqualTo(now.captured().amount());
    }

    /** After every single event no more was reserved and settled than had been captured. */
    void assertNeverExceeded() {
        Optional<PaymentState> state = Optional.empty();
        var stream = desk.the(EventStore.class).readEvents(payment.value());
        while (stream.hasNext()) {
            var message = stream.next();
            state = Optional.of(
                    PaymentState.evolve(state, (PaymentEvent) message.getPayload(), message.getSequenceNumber()));
            Money given = state.get().reserved().plus(state.get().refunded());
            assertThat(given).isLessThanOrEqualTo(state.get().captured());
        }
    }

    Map<String, BigDecimal> ledger() {
        return desk
                .the(JdbcClient.class)
                .sql("SELECT transfer_id, amount FROM command.ledger_transfer WHERE kind = 'REFUND' AND payment_id = ?")
                .param(payment.value())
                .query((row, n) ->
                        Map.entry(row.getString(1), row.getBigDecimal(2).setScale(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    Stream<CaseRefund> refunds() {
        return cases.stream().map(desk::dispute).map(CaseState::refunds).flatMap(List::stream);
    }
}
