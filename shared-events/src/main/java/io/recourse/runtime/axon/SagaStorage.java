package io.recourse.runtime.axon;

import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.axonframework.modelling.saga.repository.jdbc.JdbcSagaStore;
import org.axonframework.modelling.saga.repository.jdbc.PostgresSagaSqlSchema;
import org.axonframework.serialization.Serializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sagas in PostgreSQL, for the side that has sagas. */
@Configuration(proxyBeanMethods = false)
public class SagaStorage {

    @Bean
    SagaStore<Object> sagaStore(ConnectionProvider connections, Serializer serializer) {
        PostgresSagaSqlSchema sql = new PostgresSagaSqlSchema(AxonTables.sagas());
        // Deadlines are called in whichever process finds them due, events in the one that has the segment.
        sql.setExclusiveLoad(true);
        return JdbcSagaStore.builder()
                .connectionProvider(connections)
                .sqlSchema(sql)
                .serializer(serializer)
                .build();
    }
}
