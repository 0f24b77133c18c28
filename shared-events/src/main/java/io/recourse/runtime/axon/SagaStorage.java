package io.recourse.runtime.axon;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.axonframework.modelling.saga.repository.jdbc.JdbcSagaStore;
import org.axonframework.modelling.saga.repository.jdbc.PostgresSagaSqlSchema;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sagas in PostgreSQL, for the side that has sagas. */
@Configuration(proxyBeanMethods = false)
public class SagaStorage {

    @Bean
    SagaCommands sagaCommands(CommandGateway gateway) {
        return new SagaCommands(gateway);
    }

    @Bean
    SagaStore<Object> sagaStore(
            ConnectionProvider connections,
            Serializer serializer,
            @Value("${axon.axonserver.enabled}") boolean distributed,
            @Value(ProcessorStores.NODE) String node) {
        PostgresSagaSqlSchema sql = new ImpatientSchema();
        // Deadlines are called in whichever process finds them due, events in the one that has the segment.
        sql.setExclusiveLoad(true);
        SagaStore<Object> stored = JdbcSagaStore.builder()
                .connectionProvider(connections)
                .sqlSchema(sql)
                .serializer(serializer)
                .build();
        return distributed || !ProcessorStores.isAlone(node) ? stored : new RememberedSagas(stored, serializer);
    }

    /**
     * Waits {@value #PATIENCE_SECONDS} seconds at most for a saga that another process has. While a thread waits for the row, it
     * holds locks of Axon's in this process, which the database does not see: two processes that wait for each other would
     * do so for ever. Who gives up is tried again, as after any failure.
     */
    private static final class ImpatientSchema extends PostgresSagaSqlSchema {

        private static final int PATIENCE_SECONDS = 5;

        private ImpatientSchema() {
            super(AxonTables.sagas());
        }

        @Override
        public PreparedStatement sql_loadSaga(Connection connection, String sagaId) throws SQLException {
            PreparedStatement load = super.sql_loadSaga(connection, sagaId);
            load.setQueryTimeout(PATIENCE_SECONDS);
            return load;
        }
    }
}
