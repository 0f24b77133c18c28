package io.recourse.runtime.axon;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Optional;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;

/** The engine that appends in groups. */
class GroupCommitStoreTest extends StoreContract {

    private Optional<TestStore> opened = Optional.empty();

    @Override
    EventStorageEngine open(HikariDataSource database) {
        TestStore store = TestStore.on(database.getJdbcUrl());
        opened = Optional.of(store);
        return store.engine();
    }

    @Override
    void close(EventStorageEngine store) {
        opened.ifPresent(TestStore::close);
    }
}
