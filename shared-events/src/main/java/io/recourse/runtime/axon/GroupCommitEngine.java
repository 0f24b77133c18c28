package io.recourse.runtime.axon;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.serialization.Serializer;

/**
 * Axon's engine, with appends by {@link GroupCommit}: an event is on disk before whoever appended it hears of it, whatever becomes of
 * a transaction around it. And it does not ask for snapshots where there are none.
 */
final class GroupCommitEngine extends JdbcEventStorageEngine {

    private final GroupCommit group;

    /** Whether there may be any: asked for until it is known that there are none. */
    private final AtomicBoolean snapshots;

    @SuppressWarnings("deprecation")
    GroupCommitEngine(Builder builder, GroupCommit group, boolean snapshots) {
        super(builder);
        // A position with gaps is not read on from memory, and a conflict leaves one: it is to go once its time is
        // over,
        // and not only with hundreds of others. The builder takes no zero.
        setGapCleaningThreshold(0);
        this.group = group;
        this.snapshots = new AtomicBoolean(snapshots);
    }

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        if (events.isEmpty()) {
            return;
        }
        try {
            group.append(EventRow.of(events, serializer));
        } catch (SQLException failure) {
            handlePersistenceException(failure, events.getFirst());
        }
    }

    @Override
    protected void storeSnapshot(DomainEventMessage<?> snapshot, Serializer serializer) {
        snapshots.set(true);
        super.storeSnapshot(snapshot, serializer);
    }

    @Override
    protected Stream<? extends DomainEventData<?>> readSnapshotData(String aggregateIdentifier) {
        return snapshots.get() ? super.readSnapshotData(aggregateIdentifier) : Stream.empty();
    }
}
