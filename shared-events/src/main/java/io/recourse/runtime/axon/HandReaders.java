package io.recourse.runtime.axon;

import java.util.concurrent.ScheduledExecutorService;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.ErrorHandler;
import org.axonframework.eventhandling.ListenerInvocationErrorHandler;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.async.SequentialPerAggregatePolicy;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.unitofwork.RollbackConfigurationType;

/**
 * Processors that are no part of the application's: made for one work, and gone after it. Their positions are kept with those of
 * the others, so that the work goes on where it was after a restart.
 */
public final class HandReaders {

    private static final long CLAIM_INTERVAL_MILLIS = 500;

    /** How soon it is stored that a segment has nothing left to read; Axon waits five seconds. Not as long as {@link ReaderThreads} shortens. */
    private static final long POSITION_MILLIS = 150;

    private final Configuration axon;
    private final ProcessorStores stores;

    HandReaders(Configuration axon, ProcessorStores stores) {
        this.axon = axon;
        this.stores = stores;
    }

    /**
     * A processor that has not been started.
     *
     * @param refused what to do about an event that {@code handler} does not take; when it throws, the batch is tried again
     * @param failed is told of each batch that failed, and throws
     * @param segments how many threads read side by side; holds for a name that has no positions yet
     */
    public Reader reader(
            String name,
            Side side,
            Object handler,
            ListenerInvocationErrorHandler refused,
            ErrorHandler failed,
            int segments,
            int batchSize) {
        ScheduledExecutorService threads = new ReaderThreads(name, segments);
        AnnotationEventHandlerAdapter adapter = new AnnotationEventHandlerAdapter(
                handler, axon.parameterResolverFactory(), axon.handlerDefinition(handler.getClass()));
        PooledStreamingEventProcessor processor = PooledStreamingEventProcessor.builder()
                .name(name)
                .eventHandlerInvoker(SimpleEventHandlerInvoker.builder()
                        .eventHandlers(adapter)
                        .sequencingPolicy(SequentialPerAggregatePolicy.instance())
                        .listenerInvocationErrorHandler(refused)
                        .build())
                .errorHandler(failed)
                .rollbackConfiguration(RollbackConfigurationType.ANY_THROWABLE)
                .messageSource(axon.eventStore())
                .tokenStore(stores.tokens(side))
                .transactionManager(axon.getComponent(TransactionManager.class))
                .coordinatorExecutor(threads)
                .workerExecutor(threads)
                .initialSegmentCount(segments)
                .initialToken(StreamableMessageSource::createTailToken)
                .tokenClaimInterval(CLAIM_INTERVAL_MILLIS)
                .claimExtensionThreshold(POSITION_MILLIS)
                .batchSize(batchSize)
                .build();
        processor.registerHandlerInterceptor(new ErrorsAsExceptions());
        return new Reader(processor, threads);
    }

    /** A processor and its threads. */
    public record Reader(PooledStreamingEventProcessor processor, ScheduledExecutorService threads)
            implements AutoCloseable {

        /** Lets the batches in hand end, and gives back what it has claimed. */
        @Override
        public void close() {
            processor.shutDown();
            threads.shutdownNow();
        }
    }
}
