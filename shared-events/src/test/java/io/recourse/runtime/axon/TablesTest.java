package io.recourse.runtime.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recourse.testing.SampleApplication;
import io.recourse.testing.TestDatabase;
import java.util.Set;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.modelling.saga.AssociationValue;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What Axon finds in the database. */
class TablesTest {

    private static final TestDatabase DATABASE = TestDatabase.fresh();

    private static ConfigurableApplicationContext application;

    @BeforeAll
    static void start() {
        application = SampleApplication.start(DATABASE);
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "association_value_entry | (saga_type, association_key, association_value)",
                "association_value_entry | (saga_id, saga_type)",
                "domain_event_entry      | (aggregate_identifier, sequence_number)",
                "scheduled_tasks         | (execution_time)",
                "scheduled_tasks         | (last_heartbeat)"
            })
    void whatIsLookedUpHasAnIndex(String table, String columns) {
        assertThat(JdbcClient.create(DATABASE.dataSource())
                        .sql("SELECT indexdef FROM pg_indexes WHERE schemaname = 'command' AND tablename = ?")
                        .param(table)
                        .query((row, n) -> row.getString(1))
                        .list())
                .anyMatch(index -> index.endsWith(columns));
    }

    @Test
    void loadedSagaIsLockedForAllProcesses() {
        SagaStore<Object> sagas = sagas();
        sagas.insertSaga(String.class, "s-1", "a saga", Set.of(new AssociationValue("counter", "c-1")));
        JdbcClient otherProcess = JdbcClient.create(DATABASE.dataSource());
        String lock = "SELECT saga_id FROM command.saga_entry WHERE saga_id = 's-1' FOR UPDATE NOWAIT";

        application.getBean(TransactionManager.class).executeInTransaction(() -> {
            sagas.loadSaga(String.class, "s-1");
            assertThatThrownBy(() -> otherProcess
                            .sql(lock)
                            .query((row, n) -> row.getString(1))
                            .single())
                    .hasMessageContaining("could not obtain lock");
        });

        assertThat(otherProcess.sql(lock).query((row, n) -> row.getString(1)).single())
                .isEqualTo("s-1");
    }

    @Test
    void everythingIsWrittenByOneStrictSerializer() {
        Configuration axon = application.getBean(Configuration.class);

        assertThat(axon.serializer()).isInstanceOf(Jackson3Serializer.class);
        assertThat(axon.eventSerializer()).isSameAs(axon.serializer());
        assertThat(axon.messageSerializer()).isSameAs(axon.serializer());
        assertThat(application.getBeansOfType(Serializer.class).values()).containsOnly(axon.serializer());
        assertThatThrownBy(() -> Class.forName("com.thoughtworks.xstream.XStream"))
                .isInstanceOf(ClassNotFoundException.class);
    }

    @SuppressWarnings("unchecked")
    private static SagaStore<Object> sagas() {
        return application.getBean(SagaStore.class);
    }
}
