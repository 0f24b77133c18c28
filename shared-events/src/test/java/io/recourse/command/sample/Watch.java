package io.recourse.command.sample;

import io.recourse.command.sample.CounterMessages.Opened;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.spring.stereotype.Saga;

/** The smallest saga that the wiring can be tried on: there is one for each counter. */
@Saga
@ProcessingGroup("watch")
public class Watch {

    public Watch() {
        // Axon makes it.
    }

    @StartSaga
    @SagaEventHandler(associationProperty = "counter")
    void on(Opened event) {
        // Being there is all it does.
    }
}
