package io.recourse.runtime.axon;

import java.lang.management.ManagementFactory;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcSequencedDeadLetterQueue;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.axonframework.serialization.Serializer;

/**
 * Where processors keep their positions and the events that they could not take: with the rows that they write, so that
 * one transaction covers both.
 *
 * @param distributed whether other processes share the work; if not, a restarted process takes its claims back at once
 */
record ProcessorStores(
        ConnectionProvider connections, TransactionManager transactions, Serializer serializer, boolean distributed) {

    TokenStore tokens(Side side) {
        return JdbcTokenStore.builder()
                .schema(AxonTables.tokens(side))
                .connectionProvider(connections)
                .serializer(serializer)
                .contentType(byte[].class)
                .nodeId(distributed ? ManagementFactory.getRuntimeMXBean().getName() : "embedded")
                .build();
    }

    SequencedDeadLetterQueue<EventMessage<?>> deadLetters(ProcessorGroup group) {
        return JdbcSequencedDeadLetterQueue.builder()
                .processingGroup(group.name())
                .schema(AxonTables.deadLetters(group.side()))
                .connectionProvider(connections)
                .transactionManager(transactions)
                .eventSerializer(serializer)
                .genericSerializer(serializer)
                .build();
    }
}
