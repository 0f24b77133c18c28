package io.recourse.runtime.axon;

import java.util.List;
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

/** Every event processor of the application, found by its handlers. */
@Configuration(proxyBeanMethods = false)
class EventProcessing {

    @Bean
    ConfigurerModule eventProcessors(
            ConfigurableListableBeanFactory beans,
            ConnectionProvider connections,
            TransactionManager transactions,
            Serializer serializer,
            @Value("${recourse.node:embedded}") String node) {
        List<ProcessorGroup> groups = ProcessorGroup.in(beans);
        return new ProcessorWiring(groups, new ProcessorStores(connections, transactions, serializer, node));
    }

    @Bean
    HandlerEnhancerDefinition handlerGuard(DataSource database) {
        return new HandlerGuard(database);
    }
}
