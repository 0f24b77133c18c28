package io.recourse.runtime.axon;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.annotation.HandlerEnhancerDefinition;
import org.axonframework.messaging.annotation.MessageHandlingMember;
import org.axonframework.messaging.annotation.WrappedMessageHandlingMember;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.jspecify.annotations.Nullable;

/**
 * Lets the dead-letter queue take one event and nothing else. PostgreSQL refuses every statement after a failed one, and
 * what a handler wrote before it failed would be committed with the dead letter. So the first failure gives up the whole
 * batch; when that is tried again, each event has a savepoint of its own. Without failures there are no savepoints.
 */
final class HandlerGuard implements HandlerEnhancerDefinition {

    /** At least as many events as all segments of one processor can have in hand, so that the retried batch is covered. */
    private static final int CAREFUL_EVENTS = 4 * ProcessorKind.PROJECTION.batchSize();

    private final DataSource database;
    private final ConcurrentMap<Class<?>, AtomicInteger> careful = new ConcurrentHashMap<>();

    HandlerGuard(DataSource database) {
        this.database = database;
    }

    @Override
    public <T> MessageHandlingMember<T> wrapHandler(MessageHandlingMember<T> original) {
        // All of these are event handlers to Axon, but none has a dead-letter queue behind it.
        boolean projection = original.hasAnnotation(EventHandler.class)
                && !original.hasAnnotation(EventSourcingHandler.class)
                && !original.hasAnnotation(SagaEventHandler.class)
                && !original.hasAnnotation(DeadlineHandler.class);
        return projection ? new Guarded<>(original) : original;
    }

    private final class Guarded<T> extends WrappedMessageHandlingMember<T> {

        private final MessageHandlingMember<T> handler;

        Guarded(MessageHandlingMember<T> handler) {
            super(handler);
            this.handler = handler;
        }

        @Override
        public @Nullable Object handle(Message<?> message, T target) throws Exception {
            AtomicInteger left = careful.computeIfAbsent(target.getClass(), type -> new AtomicInteger());
            if (left.getAndUpdate(n -> Math.max(0, n - 1)) > 0 || isDeadLetter()) {
                try (HandlerSavepoint savepoint = HandlerSavepoint.in(database)) {
                    Object result = handler.handle(message, target);
                    savepoint.keep();
                    return result;
                } catch (Error error) {
                    throw new HandlerFailure(error);
                }
            }
            try {
                return handler.handle(message, target);
            } catch (Exception | Error failure) {
                left.set(CAREFUL_EVENTS);
                throw new BatchGivenUp(failure);
            }
        }

        private boolean isDeadLetter() {
            return CurrentUnitOfWork.isStarted()
                    && CurrentUnitOfWork.get().getResource(DeadLetter.class.getName()) != null;
        }
    }
}
