package io.recourse.query.audit.ledger;

import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.lifecycle.Phase;

/** Begins before the processors do, and ends after they have ended, but before Axon Server is let go of: all of that is one step to Spring. */
record WhileTheStoreIsOpen(Runnable begin, Runnable end) implements ConfigurerModule {

    private static final int PHASE = Phase.LOCAL_MESSAGE_HANDLER_REGISTRATIONS;

    @Override
    public void configureModule(Configurer configurer) {
        configurer.onInitialize(axon -> {
            axon.onStart(PHASE, begin::run);
            axon.onShutdown(PHASE, end::run);
        });
    }
}
