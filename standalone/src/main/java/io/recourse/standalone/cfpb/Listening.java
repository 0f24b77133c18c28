package io.recourse.standalone.cfpb;

import io.recourse.dispute.DeadlineExpired;
import io.recourse.dispute.DisputeEvent;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/** Hears of every event of this process as soon as it is on disk. */
final class Listening {

    private final Promises promises;
    private final Versions versions;

    private Listening(Promises promises, Versions versions) {
        this.promises = promises;
        this.versions = versions;
    }

    static void to(EventStore events, Promises promises, Versions versions) {
        Listening listening = new Listening(promises, versions);
        events.subscribe(published -> {
            List<EventMessage<?>> kept = List.copyOf(published);
            CurrentUnitOfWork.get().afterCommit(unit -> kept.forEach(listening::hear));
        });
    }

    private void hear(EventMessage<?> message) {
        if (message instanceof DomainEventMessage<?> numbered && message.getPayload() instanceof DisputeEvent event) {
            versions.seen(event.caseId(), numbered.getSequenceNumber());
            if (event instanceof DeadlineExpired expired) {
                promises.heard(expired);
            }
        }
    }
}
