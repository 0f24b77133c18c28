package io.recourse.query.audit.export;

import io.recourse.dispute.CaseState;
import io.recourse.dispute.DisputeEvent;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;

/** The events of one case and what each makes of it. */
record CaseHistory(List<DomainEventMessage<?>> events) {

    /** What one event made of the case. */
    @FunctionalInterface
    interface Step {
        void happened(DomainEventMessage<?> message, DisputeEvent event, CaseState after) throws IOException;
    }

    /** Leaves out what a newer version of the program wrote and this one does not know. */
    void walk(Step step) throws IOException {
        Optional<CaseState> state = Optional.empty();
        for (DomainEventMessage<?> message : events) {
            if (message.getPayload() instanceof DisputeEvent event) {
                CaseState after = CaseState.evolve(state, event, message.getSequenceNumber(), message.getTimestamp());
                step.happened(message, event, after);
                state = Optional.of(after);
            }
        }
    }
}
