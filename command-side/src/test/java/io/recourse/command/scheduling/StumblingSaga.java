package io.recourse.command.scheduling;

import io.recourse.command.sample.CounterMessages.Add;
import io.recourse.command.sample.CounterMessages.Opened;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.spring.stereotype.Saga;

/** Fails twice, once with an exception and once with a Java error, before it adds one to a new counter. */
@Saga
@ProcessingGroup("stumbling")
public class StumblingSaga {

    static final AtomicInteger ATTEMPTS = new AtomicInteger();

    @StartSaga
    @SagaEventHandler(associationProperty = "counter")
    void on(Opened event, CommandGateway commands) {
        switch (ATTEMPTS.incrementAndGet()) {
            case 1 -> throw new IllegalStateException("stumbled");
            case 2 -> throw new AssertionError("stumbled badly");
            default -> commands.sendAndWait(new Add(event.counter(), 1));
        }
    }
}
