package io.recourse.runtime.axon;

import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.EnqueueDecision;
import org.axonframework.messaging.deadletter.EnqueuePolicy;
import org.axonframework.messaging.deadletter.ShouldEnqueue;
import org.axonframework.messaging.deadletter.ThrowableCause;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every event that its handler could not take is kept, with how often that was tried and a cause that is safe to show, and
 * somebody is told once it is so.
 */
record KeepAside(String processor) implements EnqueuePolicy<EventMessage<?>> {

    private static final Logger LOG = LoggerFactory.getLogger(KeepAside.class);

    private static final String ATTEMPTS = "attempts";

    @Override
    public EnqueueDecision<EventMessage<?>> decide(DeadLetter<? extends EventMessage<?>> letter, Throwable failure) {
        ThrowableCause cause = SafeCause.of(failure);
        int attempts = attempts(letter) + 1;
        CurrentUnitOfWork.get().root().afterCommit(done -> tell(letter.message(), cause, attempts));
        return new ShouldEnqueue<>(cause, kept -> MetaData.with(ATTEMPTS, attempts));
    }

    private static int attempts(DeadLetter<?> letter) {
        return letter.diagnostics().get(ATTEMPTS) instanceof Number before ? before.intValue() : 0;
    }

    private void tell(EventMessage<?> event, ThrowableCause cause, int attempts) {
        Optional<DomainEventMessage<?>> ofStream =
                event instanceof DomainEventMessage<?> domain ? Optional.of(domain) : Optional.empty();
        LOG.error(
                "dead_letter processor={} streamId={} sequence={} eventId={} type={} attempts={} cause={}",
                processor,
                ofStream.map(DomainEventMessage::getAggregateIdentifier).orElse("-"),
                ofStream.map(DomainEventMessage::getSequenceNumber).orElse(-1L),
                event.getIdentifier(),
                event.getPayloadType().getSimpleName(),
                attempts,
                cause.message());
    }
}
