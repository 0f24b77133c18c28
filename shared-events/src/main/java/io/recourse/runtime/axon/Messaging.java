package io.recourse.runtime.axon;

import io.recourse.dispute.DisputeCommand;
import io.recourse.runtime.trace.Spans;
import io.recourse.runtime.trace.TraceConfiguration;
import io.recourse.runtime.trace.TracedCommands;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.axonframework.commandhandling.AsynchronousCommandBus;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.DuplicateCommandHandlerResolution;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.config.Configuration;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Commands: how they are handled here, and how they are sent and sent again. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
@Import(TraceConfiguration.class)
class Messaging {

    @Bean
    CorrelationDataProvider correlation() {
        return new Correlation();
    }

    /** The bus of this process; Axon Server's connector puts its own in front of it. */
    @Bean
    @Qualifier("localSegment")
    VirtualThreadCommandBus commandBus(
            Configuration axon, Spans spans, @Value("${axon.axonserver.enabled}") boolean distributed) {
        // Without a transaction: all that a command leaves behind is events, which the store commits by itself.
        AsynchronousCommandBus.Builder builder =
                AsynchronousCommandBus.builder().messageMonitor(axon.messageMonitor(CommandBus.class, "commandBus"));
        builder.duplicateCommandHandlerResolver(DuplicateCommandHandlerResolution.rejectDuplicates());
        VirtualThreadCommandBus bus = VirtualThreadCommandBus.build(
                builder, distributed ? PortableFailure::of : PortableFailure::withinOneProcess);
        // First: what follows from the command follows from its span.
        bus.registerHandlerInterceptor(traced(spans));
        bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(axon.correlationDataProviders()));
        return bus;
    }

    /** Not a bean: Axon's auto-configuration would register it once more. */
    private static TracedCommands traced(Spans spans) {
        return new TracedCommands(
                spans,
                command -> command instanceof DisputeCommand dispute
                        ? Optional.of(dispute.caseId().value())
                        : Optional.empty());
    }

    @Bean(destroyMethod = "shutdownNow")
    ScheduledExecutorService commandRetryTimer() {
        return Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("command-retry").daemon().factory());
    }

    @Bean
    CommandGateway commandGateway(
            CommandBus bus, Spans spans, @Qualifier("commandRetryTimer") ScheduledExecutorService commandRetryTimer) {
        return DefaultCommandGateway.builder()
                .commandBus(bus)
                .dispatchInterceptors(traced(spans))
                .retryScheduler(new ConflictRetries(commandRetryTimer))
                .build();
    }
}
