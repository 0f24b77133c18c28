package io.recourse.benchmarks.peers.recourse;

import io.recourse.benchmarks.peers.History;
import io.recourse.benchmarks.peers.Step;
import io.recourse.dispute.CaseId;
import io.recourse.dispute.DisputeClosed;
import io.recourse.dispute.DisputeEvent;
import io.recourse.dispute.DisputeOpened;
import io.recourse.dispute.Escalated;
import io.recourse.dispute.ReceiptAttached;
import io.recourse.dispute.RefundSucceeded;
import io.recourse.payment.PaymentEvent;
import io.recourse.payment.PaymentId;
import io.recourse.payment.PaymentRecorded;
import io.recourse.payment.RefundSettled;
import io.recourse.runtime.json.StoredJson;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Reads a case back: its events, how many of them its timeline shows, and what is scheduled for it. */
record Told(EventStore events, JdbcClient database) {

    private static final JsonMapper PLAIN = StoredJson.mapper();

    static Told of(ApplicationContext application) {
        return new Told(application.getBean(EventStore.class), application.getBean(JdbcClient.class));
    }

    History history(CaseId caseId, PaymentId paymentId) {
        List<DisputeEvent> ofCase = read(caseId.value(), DisputeEvent.class);
        List<PaymentEvent> ofPayment = read(paymentId.value(), PaymentEvent.class);
        requireOnTimeline(caseId, ofCase.size());
        int[] receipts = new int[1];
        List<History.Entry> entries = ofCase.stream()
                .flatMap(event -> step(event, receipts).stream()
                        .map(step -> new History.Entry(
                                step, event.act().actor().id(), event.act().occurredAt(), payload(event, ofPayment))))
                .toList();
        return new History(entries, isTimed(caseId), moved(ofPayment));
    }

    private static Optional<Step> step(DisputeEvent event, int[] receipts) {
        if (event instanceof DisputeOpened) {
            return Optional.of(Step.OPEN);
        }
        if (event instanceof ReceiptAttached) {
            receipts[0]++;
            return Optional.of(receipts[0] == 1 ? Step.FIRST_RECEIPT : Step.SECOND_RECEIPT);
        }
        if (event instanceof Escalated) {
            return Optional.of(Step.ESCALATE);
        }
        if (event instanceof RefundSucceeded) {
            return Optional.of(Step.REFUND);
        }
        return event instanceof DisputeClosed ? Optional.of(Step.CLOSE) : Optional.empty();
    }

    /** What the payment tells belongs to the opening and to the refund. */
    private static String payload(DisputeEvent event, List<PaymentEvent> ofPayment) {
        Stream<Object> told = Stream.concat(
                Stream.of(event),
                ofPayment.stream()
                        .filter(other -> event instanceof DisputeOpened && other instanceof PaymentRecorded
                                || event instanceof RefundSucceeded && other instanceof RefundSettled));
        return PLAIN.writeValueAsString(told.toList());
    }

    private static Optional<History.Moved> moved(List<PaymentEvent> ofPayment) {
        return ofPayment.stream()
                .filter(RefundSettled.class::isInstance)
                .map(RefundSettled.class::cast)
                .map(settled -> new History.Moved(settled.amount(), settled.gatewayReference()))
                .findFirst();
    }

    private void requireOnTimeline(CaseId caseId, int expected) {
        int shown = database.sql("SELECT count(*) FROM query.timeline_entry WHERE case_id = ?")
                .param(caseId.value())
                .query(Integer.class)
                .single();
        if (shown != expected) {
            throw new IllegalStateException("the timeline shows " + shown + " of " + expected + " events");
        }
    }

    private boolean isTimed(CaseId caseId) {
        return database.sql("""
                        SELECT EXISTS (SELECT FROM command.scheduled_tasks
                                       WHERE convert_from(task_data, 'UTF8') LIKE '%' || ? || '%')""").param(caseId.value()).query(Boolean.class).single();
    }

    private <E> List<E> read(String stream, Class<E> type) {
        return events.readEvents(stream)
                .asStream()
                .map(DomainEventMessage::getPayload)
                .map(type::cast)
                .toList();
    }
}
