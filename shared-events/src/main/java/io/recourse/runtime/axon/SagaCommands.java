package io.recourse.runtime.axon;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.distributed.AnnotationRoutingStrategy;
import org.axonframework.commandhandling.distributed.RoutingStrategy;
import org.axonframework.commandhandling.distributed.UnresolvedRoutingKeyPolicy;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Sends what a saga asks for while the next saga of the batch takes its event: waiting for each command by itself would mean one
 * wait for the disk after the other. The unit of work ends only when all is done, and fails when one failed, as if each had been
 * waited for. What goes to one aggregate keeps its order.
 */
public final class SagaCommands {

    private static final RoutingStrategy TARGET = AnnotationRoutingStrategy.builder()
            .fallbackRoutingStrategy(UnresolvedRoutingKeyPolicy.ERROR)
            .build();

    private static final String SENT = SagaCommands.class.getName();

    private final CommandGateway gateway;

    public SagaCommands(CommandGateway gateway) {
        this.gateway = gateway;
    }

    /** Within a unit of work. What the command answers is not told. */
    public void send(Object command) {
        CommandMessage<Object> message = GenericCommandMessage.asCommandMessage(command);
        UnitOfWork<?> unit = CurrentUnitOfWork.get();
        Map<String, CompletableFuture<Object>> sent = unit.getOrComputeResource(SENT, key -> begin(unit));
        sent.compute(TARGET.getRoutingKey(message), (target, before) -> {
            if (before != null) {
                wait(before);
            }
            return gateway.send(message);
        });
    }

    private static Map<String, CompletableFuture<Object>> begin(UnitOfWork<?> unit) {
        Map<String, CompletableFuture<Object>> sent = new HashMap<>();
        unit.onPrepareCommit(ending -> {
            waitForAll(sent);
            sent.values().forEach(SagaCommands::wait);
        });
        // What is tried again must not meet what is still under way.
        unit.onRollback(undone -> waitForAll(sent));
        return sent;
    }

    private static void waitForAll(Map<String, CompletableFuture<Object>> sent) {
        CompletableFuture.allOf(sent.values().toArray(CompletableFuture[]::new))
                .handle((done, failure) -> sent)
                .join();
    }

    private static void wait(CompletableFuture<Object> sent) {
        try {
            sent.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }
}
