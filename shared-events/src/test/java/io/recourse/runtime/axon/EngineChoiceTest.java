package io.recourse.runtime.axon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.axonframework.common.caching.NoCache;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** What is right for one process alone is there in no other case. */
class EngineChoiceTest {

    private static final ConnectionProvider NOT_ASKED = () -> {
        throw new AssertionError("asked for a connection");
    };

    @Test
    void withAxonServerNothingIsRememberedAndNothingWrittenInGroups() {
        try (AnnotationConfigApplicationContext application = application(true)) {
            assertThat(application.getBeanNamesForType(EventStorageEngine.class))
                    .isEmpty();
            assertThat(application.getBeanNamesForType(GroupCommit.class)).isEmpty();
            assertThat(application.getBeanNamesForType(Tail.class)).isEmpty();
            assertThat(application.getBean(AxonRuntime.AGGREGATE_CACHE)).isSameAs(NoCache.INSTANCE);
        }
        assertThat(new SagaStorage().sagaStore(NOT_ASKED, TestStore.JSON, true, "embedded"))
                .isNotInstanceOf(RememberedSagas.class);
    }

    @Test
    void withoutItAllOfThatIsThere() {
        try (AnnotationConfigApplicationContext application = application(false)) {
            assertThat(application.getBeanNamesForType(GroupCommitEngine.class)).hasSize(1);
            assertThat(application.getBeanNamesForType(GroupCommit.class)).hasSize(1);
            assertThat(application.getBeanNamesForType(Tail.class)).hasSize(1);
            assertThat(application.getBean(AxonRuntime.AGGREGATE_CACHE)).isInstanceOf(AggregateCache.class);
        }
        assertThat(new SagaStorage().sagaStore(NOT_ASKED, TestStore.JSON, false, "embedded"))
                .isInstanceOf(RememberedSagas.class);
    }

    /** Nothing of it is started. */
    private static AnnotationConfigApplicationContext application(boolean axonServer) {
        AnnotationConfigApplicationContext application = new AnnotationConfigApplicationContext();
        TestPropertyValues.of("axon.axonserver.enabled=" + axonServer).applyTo(application);
        application.addBeanFactoryPostProcessor(beans -> Stream.of(beans.getBeanDefinitionNames())
                .forEach(name -> beans.getBeanDefinition(name).setLazyInit(true)));
        application.register(AxonRuntime.class, SagaStorage.class);
        application.refresh();
        return application;
    }
}
