package io.recourse.runtime.axon;

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
 * @param node in whose name segments are claimed: another one in each process that shares the work, and always the same in one
 *     that is alone, so that it takes its claims back at once when it is started again
 */
record ProcessorStores(
        ConnectionProvider connections, TransactionManager transactions, Serializer serializer, String node) {

    private static final String ALONE = "embedded";

    /** The name of this process, as a setting. */
    static final String NODE = "${recourse.node:" + ALONE + "}";

    /** Whether no other process shares the work, so that what this one remembers is what there is. */
    static boolean isAlone(String node) {
        return node.equals(ALONE);
    }

    /**
     * They wait for the disk, those of projections too. A crash of the database alone takes what did not, and the processor, which
     * lives on, would go on after it: the rows of those events would be missing for ever.
     */
    TokenStore tokens(Side side) {
        return new SharedTokens(JdbcTokenStore.builder()
                .schema(AxonTables.tokens(side))
                .connectionProvider(connections)
                .serializer(serializer)
                .contentType(byte[].class)
                .nodeId(node));
    }

    TokenStore tokens(ProcessorGroup group) {
        return tokens(group.side());
    }

    SequencedDeadLetterQueue<EventMessage<?>> deadLetters(ProcessorGroup group) {
        return JdbcSequencedDeadLetterQueue.<EventMessage<?>>builder()
                .processingGroup(group.name())
                .statementFactory(statements(group))
                .schema(AxonTables.deadLetters(group.side()))
                .connectionProvider(connections)
                .transactionManager(transactions)
                .eventSerializer(serializer)
                .genericSerializer(serializer)
                .build();
    }

    private DeadLetterStatements statements(ProcessorGroup group) {
        return switch (group.kind()) {
            case SAGA -> new SagaLetterStatements(group.side(), serializer);
            case PROJECTION, HISTORY -> new DeadLetterStatements(group.side(), serializer);
        };
    }
}
