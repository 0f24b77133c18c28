package io.recourse.runtime.axon;

import java.util.Optional;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.config.SagaConfiguration;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.deadletter.SequencedDeadLetterProcessor;

/**
 * Who can try the letters of a processor again, be it a projection or a saga, which Axon does not know of.
 *
 * @param processing of this process
 */
public record LetterProcessors(EventProcessingConfiguration processing) {

    /** @throws IllegalStateException when this process has no such processor */
    public SequencedDeadLetterProcessor<EventMessage<?>> named(String name) {
        return processing
                .sequencedDeadLetterProcessor(name)
                .or(() -> ofSaga(name))
                .orElseThrow(() -> new IllegalStateException("no processor " + name + " on this side"));
    }

    private Optional<SequencedDeadLetterProcessor<EventMessage<?>>> ofSaga(String name) {
        return processing.sagaConfigurations().stream()
                .filter(saga -> saga.processingGroup().equals(name))
                .map(SagaConfiguration::manager)
                .filter(SagaGuard.class::isInstance)
                .<SequencedDeadLetterProcessor<EventMessage<?>>>map(manager -> (SagaGuard<?>) manager)
                .findFirst();
    }
}
