package io.recourse.command.dispute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.recourse.command.gateway.WitnessPsp;
import io.recourse.dispute.CaseId;
import io.recourse.dispute.CaseState;
import io.recourse.dispute.ProvisionalCreditGranted;
import io.recourse.dispute.RefundGivenUp;
import io.recourse.dispute.RefundRequested;
import io.recourse.dispute.RefundReversed;
import io.recourse.payment.PaymentDetails;
import io.recourse.payment.PaymentId;
import io.recourse.payment.PaymentState;
import io.recourse.payment.PaymentState.Reservation;
import io.recourse.payment.RefundReturned;
import io.recourse.refund.CaseRefund;
import io.recourse.refund.RefundPurpose;
import io.recourse.refund.RefundStatus;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Compares what cases and payments say of refunds with what the {@link WitnessPsp} and the wallet's ledger have moved. */
record Witnesses(Desk desk, List<PaymentId> payments, List<CaseId> cases) {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /** Waits until nothing is under way, and nothing would be tried again; before each look, {@code time} passes. */
    Witnesses awaitEnds(Runnable time) {
        await().atMost(PATIENCE).until(() -> {
            time.run();
            return triesAgain() == 0
                    && sagas() == 0
                    && happened(RefundReversed.class) == happened(RefundReturned.class)
                    && refunds().noneMatch(CaseRefund::inFlight);
        });
        return this;
    }

    /** @param acknowledged refunds that somebody was told of */
    void assertAgree(List<String> acknowledged) {
        List<PaymentState> states = payments.stream().map(desk::payment).toList();
        Set<PaymentId> ofLedger = states.stream()
                .filter(payment -> payment.details().source().equals(PaymentDetails.WALLET_LEDGER))
                .map(PaymentState::id)
                .collect(Collectors.toSet());
        List<CaseRefund> refunds = refunds().toList();
        assertThat(ids("IN (?, ?)", RefundRequested.class, ProvisionalCreditGranted.class))
                .as("asked for once each")
                .doesNotHaveDuplicates()
                .containsAll(acknowledged)
                .containsExactlyInAnyOrderElementsOf(
                        refunds.stream().map(r -> r.id().value()).toList());
        assertThat(moved("SELECT refund_id, amount FROM witness.movement"))
                .as("the gateway has moved what succeeded, once each")
                .containsExactlyInAnyOrderElementsOf(refunds.stream()
                        .filter(r -> !byLedger(r, ofLedger) && r.status() == RefundStatus.SUCCEEDED)
                        .map(r -> line(r.id().value(), r.amount().amount()))
                        .toList());
        assertThat(moved("SELECT transfer_id, amount FROM command.ledger_transfer WHERE kind <> 'CAPTURE'"))
                .as("the ledger has moved what succeeded, and back what was taken back, once each")
                .containsExactlyInAnyOrderElementsOf(refunds.stream()
                        .filter(r -> byLedger(r, ofLedger))
                        .flatMap(Witnesses::transfers)
                        .toList());
        states.forEach(payment -> assertEnded(payment, refunds));
        payments.forEach(id -> new Books(desk, id, cases).assertNeverExceeded());
        assertThat(unbalanced()).as("a balance is what came less what went").isZero();
        assertThat(desk.count("SELECT count(*) FROM (SELECT sum(balance) AS all_balances FROM command.ledger_account"
                        + " GROUP BY currency) AS sums WHERE all_balances <> 0"))
                .as("all balances together are nothing")
                .isZero();
        assertThat(happened(RefundGivenUp.class)).isZero();
        assertThat(triesAgain()).isZero();
    }

    private static boolean byLedger(CaseRefund refund, Set<PaymentId> ofLedger) {
        return refund.purpose() == RefundPurpose.PROVISIONAL_CREDIT || ofLedger.contains(refund.paymentId());
    }

    private static Stream<String> transfers(CaseRefund refund) {
        String out = line(refund.id().value(), refund.amount().amount());
        String back = line(refund.id() + ":back", refund.amount().amount());
        return switch (refund.status()) {
            case SUCCEEDED -> Stream.of(out);
            case REVERSED -> Stream.of(out, back);
            case REQUESTED, APPROVED, DECLINED, SUBMITTED, REQUIRES_ACTION, ABNORMAL, FAILED, CANCELED, REVERSING ->
                Stream.of();
        };
    }

    private static void assertEnded(PaymentState payment, List<CaseRefund> refunds) {
        assertThat(payment.reserved().positive()).as("nothing stays reserved").isFalse();
        assertThat(ids(payment, Set.of(Reservation.Status.SETTLED)))
                .containsExactlyInAnyOrderElementsOf(ids(payment, refunds, RefundStatus.SUCCEEDED));
        assertThat(ids(payment, Set.of(Reservation.Status.RETURNED)))
                .containsExactlyInAnyOrderElementsOf(ids(payment, refunds, RefundStatus.REVERSED));
        assertThat(ids(payment, Set.of(Reservation.Status.RELEASED, Reservation.Status.REFUSED)))
                .containsExactlyInAnyOrderElementsOf(ids(payment, refunds, RefundStatus.FAILED));
    }

    private static List<String> ids(PaymentState payment, Set<Reservation.Status> statuses) {
        return payment.reservations().stream()
                .filter(r -> statuses.contains(r.status()))
                .map(r -> line(r.refundId().value(), r.amount().amount()))
                .toList();
    }

    private static List<String> ids(PaymentState payment, List<CaseRefund> refunds, RefundStatus status) {
        return refunds.stream()
                .filter(r -> r.paymentId().equals(payment.id()) && r.status() == status)
                .map(r -> line(r.id().value(), r.amount().amount()))
                .toList();
    }

    private Stream<CaseRefund> refunds() {
        return cases.stream().map(desk::dispute).map(CaseState::refunds).flatMap(List::stream);
    }

    private List<String> ids(String types, Class<?>... events) {
        return desk.the(JdbcClient.class)
                .sql("SELECT convert_from(payload, 'UTF8')::json ->> 'refundId' FROM command.domain_event_entry"
                        + " WHERE payload_type " + types)
                .params(Stream.of(events).<Object>map(Class::getName).toList())
                .query((row, n) -> row.getString(1))
                .list();
    }

    private List<String> moved(String sql) {
        return desk.the(JdbcClient.class)
                .sql(sql)
                .query((row, n) -> line(row.getString(1), row.getBigDecimal(2)))
                .list();
    }

    private static String line(String id, BigDecimal amount) {
        return id + " " + amount.setScale(2);
    }

    private long unbalanced() {
        return desk.count("""
                SELECT count(*) FROM command.ledger_account AS a
                 WHERE balance <> (SELECT coalesce(sum(amount), 0) FROM command.ledger_transfer AS t
                                    WHERE t.to_account = a.account AND t.currency = a.currency)
                                - (SELECT coalesce(sum(amount), 0) FROM command.ledger_transfer AS t
                                    WHERE t.from_account = a.account AND t.currency = a.currency)""");
    }

    private long happened(Class<?> event) {
        return desk.count("SELECT count(*) FROM command.domain_event_entry WHERE payload_type = ?", event.getName());
    }

    private long triesAgain() {
        return desk.count("SELECT count(*) FROM command.scheduled_tasks"
                + " WHERE convert_from(task_data, 'UTF8') ~ '(refund|reversal)-try-again'");
    }

    private long sagas() {
        return desk.count("SELECT count(*) FROM command.saga_entry WHERE saga_type ~ '(Refund|Reversal)Saga$'");
    }
}
