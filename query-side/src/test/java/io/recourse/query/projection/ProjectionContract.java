package io.recourse.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.RollbackConfigurationType;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What every projection owes: the same events give the same rows, whether they come one by one or in batches, again, or in
 * a replay from nothing.
 */
final class ProjectionContract {

    private final AnnotationEventHandlerAdapter handlers;
    private final TransactionManager transactions;
    private final JdbcClient database;
    private final String table;

    ProjectionContract(Configuration axon, JdbcClient database, Object projection, String table) {
        this.handlers = new AnnotationEventHandlerAdapter(
                projection, axon.parameterResolverFactory(), axon.handlerDefinition(projection.getClass()));
        this.transactions = axon.getComponent(TransactionManager.class);
        this.database = database;
        this.table = table;
    }

    /** @param history events of several streams, interleaved as they would be stored */
    void holdsFor(List<DomainEventMessage<?>> history) {
        reset();
        history.forEach(event -> deliver(List.of(event), false));
        List<String> rows = rows();
        assertThat(rows).isNotEmpty();

        deliver(history, false);
        assertThat(rows()).as("delivered again").isEqualTo(rows);

        history.reversed().forEach(event -> deliver(List.of(event), false));
        assertThat(rows()).as("delivered again, late ones first").isEqualTo(rows);

        for (int size : new int[] {1, 7, history.size()}) {
            reset();
            assertThat(rows()).as("after reset").isEmpty();
            batches(history, size).forEach(batch -> deliver(batch, true));
            assertThat(rows()).as("replayed in batches of " + size).isEqualTo(rows);
        }
    }

    void reset() {
        transactions.executeInTransaction(handlers::prepareReset);
    }

    /** One batch, as a processor hands it over: one unit of work, one transaction. */
    void deliver(List<DomainEventMessage<?>> batch, boolean replay) {
        List<EventMessage<?>> tracked = new ArrayList<>();
        batch.forEach(event -> tracked.add(new GenericTrackedDomainEventMessage<>(token(replay), event)));
        BatchingUnitOfWork<EventMessage<?>> unitOfWork = new BatchingUnitOfWork<>(tracked);
        unitOfWork.attachTransaction(transactions);
        ResultMessage<Object> result = unitOfWork.executeWithResult(
                () -> handle(unitOfWork.getMessage()), RollbackConfigurationType.ANY_THROWABLE);
        if (result.isExceptional()) {
            throw new IllegalStateException(result.exceptionResult());
        }
    }

    List<String> rows() {
        return database.sql("select row::text from " + table + " as row order by 1")
                .query((row, number) -> row.getString(1))
                .list();
    }

    private Object handle(EventMessage<?> event) throws Exception {
        return handlers.canHandle(event) ? handlers.handle(event) : "";
    }

    private static TrackingToken token(boolean replay) {
        GlobalSequenceTrackingToken now = new GlobalSequenceTrackingToken(1);
        return replay ? ReplayToken.createReplayToken(new GlobalSequenceTrackingToken(2), now) : now;
    }

    private static List<List<DomainEventMessage<?>>> batches(List<DomainEventMessage<?>> history, int size) {
        return IntStream.iterate(0, from -> from < history.size(), from -> from + size)
                .mapToObj(from -> history.subList(from, Math.min(from + size, history.size())))
                .toList();
    }
}
