package io.recourse.testing;

import io.recourse.dispute.DisputeEvent;
import io.recourse.incident.IncidentEvent;
import io.recourse.payment.PaymentEvent;
import io.recourse.webhook.WebhookEvent;
import io.recourse.webhook.WebhooksId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;

/** Turns events into messages of their streams, numbered and recorded one second apart, and appends them to a store. */
public final class EventLog {

    private final Map<String, Long> next = new HashMap<>();
    private final List<DomainEventMessage<?>> messages = new ArrayList<>();
    private Instant recordedAt = CaseEvents.START;

    public EventLog add(CaseEvents history) {
        return addCase(history.events());
    }

    public EventLog addCase(List<DisputeEvent> events) {
        events.forEach(event -> add("DisputeCase", event.caseId().value(), event));
        return this;
    }

    public EventLog addPayment(List<PaymentEvent> events) {
        events.forEach(event -> add("Payment", event.paymentId().value(), event));
        return this;
    }

    public EventLog addIncident(List<IncidentEvent> events) {
        events.forEach(event -> add("Incident", event.incidentId().value(), event));
        return this;
    }

    public EventLog addWebhooks(List<WebhookEvent> events) {
        events.forEach(event ->
                add("MerchantWebhooks", WebhooksId.of(event.merchantId()).value(), event));
        return this;
    }

    /** What follows is recorded from this instant on. */
    public EventLog recordedFrom(Instant instant) {
        recordedAt = instant;
        return this;
    }

    public List<DomainEventMessage<?>> messages() {
        return List.copyOf(messages);
    }

    /** Appends everything that was added since the last time. */
    public EventLog appendTo(EventStore store) {
        store.publish(List.copyOf(messages));
        messages.clear();
        return this;
    }

    private void add(String type, String id, Object event) {
        long sequence = next.merge(id, 1L, Long::sum) - 1;
        messages.add(new GenericDomainEventMessage<>(
                type, id, sequence, event, MetaData.emptyInstance(), "event-" + id + "-" + sequence, recordedAt));
        recordedAt = recordedAt.plusSeconds(1);
    }
}
