package io.recourse.command.dispute;

import io.recourse.dispute.CaseId;
import io.recourse.dispute.CaseState;
import io.recourse.dispute.Complaint;
import io.recourse.payment.PaymentId;
import io.recourse.rejection.Rejected;
import io.recourse.rejection.Rejection;
import io.recourse.rejection.Rule;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Gives every complaint (one customer, payment and reason) to one open case only. It is reserved before the case is opened or
 * reopened; what a closed case has, or one that was never opened, goes to the next who asks.
 */
@Component
class OpenComplaints {

    /** Longer than an opening takes; after it, a reservation without an open case is what a crash left behind. */
    private static final Duration OPENING = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final EventStore events;
    private final Clock clock;

    OpenComplaints(JdbcClient jdbc, EventStore events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    private record Holder(CaseId caseId, Instant since) {}

    /** @throws Rejected {@link Rule#DUPLICATE_COMPLAINT} with the case that has it */
    void reserve(Complaint complaint, CaseId caseId) {
        // In one order, so that two who want the same do not each get a part.
        List<PaymentId> payments = complaint.paymentIds().stream()
                .sorted(Comparator.comparing(PaymentId::value))
                .toList();
        try {
            payments.forEach(payment -> reserve(complaint, payment, caseId));
        } catch (Rejected duplicate) {
            releaseUnlessOpen(caseId);
            throw duplicate;
        }
    }

    /** What was reserved to open a case, or to go on with it, and did not come to it, is anybody's again. */
    void releaseUnlessOpen(CaseId caseId) {
        if (find(caseId).filter(c -> !c.closed()).isEmpty()) {
            release(caseId);
        }
    }

    void release(CaseId caseId) {
        jdbc.sql("DELETE FROM command.open_complaint WHERE case_id = ?")
                .param(caseId.value())
                .update();
    }

    /** Cases about a payment, open or closed; of several about the same complaint, the last. */
    List<CaseId> about(PaymentId payment) {
        return jdbc.sql("SELECT DISTINCT case_id FROM command.open_complaint WHERE payment_id = ? ORDER BY case_id")
                .param(payment.value())
                .query((row, n) -> CaseId.of(row.getString(1)))
                .list();
    }

    private void reserve(Complaint complaint, PaymentId payment, CaseId caseId) {
        insert(complaint, payment, caseId);
        Optional<Holder> holder = holder(complaint, payment);
        while (holder.filter(h -> h.caseId().equals(caseId)).isEmpty()) {
            if (holder.isPresent()) {
                takeOver(complaint, payment, holder.get(), caseId);
            } else {
                insert(complaint, payment, caseId);
            }
            holder = holder(complaint, payment);
        }
    }

    private void insert(Complaint complaint, PaymentId payment, CaseId caseId) {
        jdbc.sql("""
                        INSERT INTO command.open_complaint (customer_id, payment_id, reason, case_id, reserved_at)
                        VALUES (?, ?, ?, ?, ?) ON CONFLICT (customer_id, payment_id, reason)
                        DO UPDATE SET reserved_at = EXCLUDED.reserved_at
                        WHERE open_complaint.case_id = EXCLUDED.case_id""")
                .param(complaint.customerId().value())
                .param(payment.value())
                .param(complaint.reason().name())
                .param(caseId.value())
                .param(Timestamp.from(clock.instant()))
                .update();
    }

    private Optional<Holder> holder(Complaint complaint, PaymentId payment) {
        return jdbc.sql("""
                        SELECT case_id, reserved_at FROM command.open_complaint
                        WHERE customer_id = ? AND payment_id = ? AND reason = ?""")
                .param(complaint.customerId().value())
                .param(payment.value())
                .param(complaint.reason().name())
                .query((row, n) -> new Holder(
                        CaseId.of(row.getString("case_id")),
                        row.getTimestamp("reserved_at").toInstant()))
                .optional();
    }

    private void takeOver(Complaint complaint, PaymentId payment, Holder from, CaseId to) {
        if (!free(from)) {
            throw new Rejected(Rejection.of(Rule.DUPLICATE_COMPLAINT, "disputeId", from.caseId()));
        }
        jdbc.sql("""
                        UPDATE command.open_complaint SET case_id = ?, reserved_at = ?
                        WHERE customer_id = ? AND payment_id = ? AND reason = ? AND case_id = ? AND reserved_at = ?""")
                .param(to.value())
                .param(Timestamp.from(clock.instant()))
                .param(complaint.customerId().value())
                .param(payment.value())
                .param(complaint.reason().name())
                .param(from.caseId().value())
                .param(Timestamp.from(from.since()))
                .update();
    }

    /** A closed case needs its complaint no more, unless that was reserved after the closing, to go on with it. */
    private boolean free(Holder holder) {
        Optional<CaseState> other = find(holder.caseId());
        if (other.filter(c -> !c.closed()).isPresent()) {
            return false;
        }
        boolean underWay =
                other.flatMap(CaseState::closedAt).map(holder.since()::isAfter).orElse(true);
        return !underWay || holder.since().plus(OPENING).isBefore(clock.instant());
    }

    private Optional<CaseState> find(CaseId caseId) {
        return StoredCase.find(caseId, events).map(StoredCase::state);
    }
}
