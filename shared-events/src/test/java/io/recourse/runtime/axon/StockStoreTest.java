package io.recourse.runtime.axon;

import com.zaxxer.hikari.HikariDataSource;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;

/** Axon's own engine, so that what is asked of ours is what Axon does. */
class StockStoreTest extends StoreContract {

    @Override
    EventStorageEngine open(HikariDataSource database) {
        return TestStore.builder(database).build();
    }

    @Override
    void close(EventStorageEngine store) {
        // It holds nothing.
    }
}
