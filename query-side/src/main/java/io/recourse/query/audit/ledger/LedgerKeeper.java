package io.recourse.query.audit.ledger;

import io.recourse.query.audit.StoredEvent;
import io.recourse.query.audit.StoredEvents;
import io.recourse.query.projection.BatchInsert;
import io.recourse.runtime.axon.WholeHistory;
import java.util.Collection;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.stereotype.Component;

/** Keeps the ledger up with the history: of any event, whether this version of the program knows its type or not. */
@Component
@WholeHistory
@DisallowReplay
@ProcessingGroup(LedgerKeeper.NAME)
class LedgerKeeper {

    static final String NAME = "ledger";

    private final StoredEvents events;
    private final LedgerWriter writer;
    private final LedgerWatch watch;
    private final BatchInsert<StoredEvent> batch;

    LedgerKeeper(StoredEvents events, LedgerWriter writer, LedgerWatch watch) {
        this.events = events;
        this.writer = writer;
        this.watch = watch;
        this.batch = new BatchInsert<>(NAME, this::add);
    }

    @EventHandler
    void on(EventMessage<?> event, UnitOfWork<?> current) {
        if (!(event instanceof TrackedEventMessage<?> tracked)) {
            throw new IllegalArgumentException("event " + event.getIdentifier() + " does not come from the store");
        }
        batch.add(events.describe(tracked), current);
    }

    private void add(Collection<StoredEvent> settled) {
        try {
            writer.add(settled);
            watch.isWhole(LedgerWatch.Part.ENTRIES);
        } catch (LedgerBroken e) {
            watch.isBroken(LedgerWatch.Part.ENTRIES, e);
            throw e;
        }
    }
}
