package io.recourse.runtime.axon;

import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.messaging.annotation.HandlerEnhancerDefinition;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** Every event processor of the application, found by its handlers. */
@Configuration(proxyBeanMethods = false)
class EventProcessing {

    @Bean
    ProcessorStores processorStores(
            ConnectionProvider connections,
            TransactionManager transactions,
            Serializer serializer,
            @Value(ProcessorStores.NODE) String node) {
        return new ProcessorStores(connections, transactions, serializer, node);
    }

    @Bean
    ConfigurerModule eventProcessors(ConfigurableListableBeanFactory beans, ProcessorStores stores) {
        return new ProcessorWiring(ProcessorGroup.in(beans), stores);
    }

    @Bean
    ConfigurerModule guardedSagas(ConfigurableListableBeanFactory beans, ProcessorStores stores, DataSource database) {
        return SagaWiring.of(beans, stores, database);
    }

    @Bean
    HandReaders handReaders(@Lazy org.axonframework.config.Configuration axon, ProcessorStores stores) {
        return new HandReaders(axon, stores);
    }

    @Bean
    GuardedGroups guardedGroups(ConfigurableListableBeanFactory beans) {
        return new GuardedGroups(ProcessorGroup.in(beans).stream()
                .filter(group -> group.kind() != ProcessorKind.HISTORY)
                .collect(Collectors.groupingBy(
                        ProcessorGroup::side, Collectors.mapping(ProcessorGroup::name, Collectors.toList()))));
    }

    @Bean
    HandlerEnhancerDefinition handlerGuard(DataSource database) {
        return new HandlerGuard(database);
    }
}
