package io.recourse.runtime.axon;

import io.recourse.runtime.trace.TracedHandling;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.AxonConfigurationException;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.async.SequentialPerAggregatePolicy;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.messaging.StreamableMessageSource;

/** Says of every processor what Axon would otherwise choose badly. */
record ProcessorWiring(List<ProcessorGroup> groups, ProcessorStores stores) implements ConfigurerModule {

    /** How soon a segment is taken up again after a failure, by this process or another; Axon waits five times as long. */
    private static final long CLAIM_INTERVAL_MILLIS = 1_000;

    /** More than the command bus waits for its last commands. */
    private static final int PHASE_SECONDS = 30;

    @Override
    public void configureModule(Configurer configurer) {
        configurer.configureLifecyclePhaseTimeout(PHASE_SECONDS, TimeUnit.SECONDS);
        EventProcessingConfigurer processing = configurer.eventProcessing();
        processing
                .usingPooledStreamingEventProcessors()
                // Axon logs a handler's exception and goes on with the next event, which loses the first.
                .registerDefaultListenerInvocationErrorHandler(axon -> PropagatingErrorHandler.instance())
                .registerDefaultErrorHandler(axon -> PropagatingErrorHandler.instance())
                .registerDefaultSequencingPolicy(axon -> SequentialPerAggregatePolicy.instance())
                .registerDefaultHandlerInterceptor((axon, processor) -> new TracedHandling<>())
                .registerDefaultHandlerInterceptor((axon, processor) -> new ErrorsAsExceptions())
                .registerTokenStore(axon -> {
                    throw new AxonConfigurationException("a processor without a token store of its side");
                });
        groups.forEach(group -> wire(processing, group));
    }

    private void wire(EventProcessingConfigurer processing, ProcessorGroup group) {
        processing
                .registerTokenStore(group.name(), axon -> stores.tokens(group))
                .registerPooledStreamingEventProcessorConfiguration(
                        group.name(), (axon, builder) -> sized(axon, builder, group));
        switch (group.kind()) {
            case SAGA -> {}
            case PROJECTION ->
                processing
                        .registerPooledStreamingEventProcessor(
                                group.name(),
                                axon -> axon.getComponent(PacedEvents.class).events())
                        .registerDeadLetterQueue(group.name(), axon -> stores.deadLetters(group))
                        .registerDeadLetteringEventHandlerInvokerConfiguration(
                                group.name(),
                                (axon, builder) -> builder.allowReset(true)
                                        .enqueuePolicy(new KeepAside(group.name()))
                                        .enableSequenceIdentifierCache());
            case HISTORY ->
                processing.registerPooledStreamingEventProcessor(
                        group.name(),
                        axon -> axon.getComponent(SettledHistory.class).events());
        }
    }

    private static PooledStreamingEventProcessor.Builder sized(
            Configuration axon, PooledStreamingEventProcessor.Builder builder, ProcessorGroup group) {
        return builder.batchSize(group.kind().batchSize())
                .initialSegmentCount(group.kind().segments())
                // Sagas would start at the head, or with a replay token that they ignore.
                .initialToken(StreamableMessageSource::createTailToken)
                .tokenClaimInterval(CLAIM_INTERVAL_MILLIS)
                .workerExecutor(name -> workers(axon, group));
    }

    private static ScheduledExecutorService workers(Configuration axon, ProcessorGroup group) {
        ScheduledExecutorService workers = Executors.newScheduledThreadPool(
                group.kind().segments(),
                Thread.ofPlatform().name(group.name() + "-", 0).factory());
        axon.onShutdown(workers::shutdown);
        return workers;
    }
}
