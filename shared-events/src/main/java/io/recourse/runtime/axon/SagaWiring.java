package io.recourse.runtime.axon;

import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.config.SagaConfiguration;
import org.axonframework.modelling.saga.AnnotatedSagaManager;
import org.axonframework.modelling.saga.SagaManagerSpanFactory;
import org.axonframework.modelling.saga.repository.AnnotatedSagaRepository;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.axonframework.spring.stereotype.Saga;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/** Puts a guard before each saga, where Spring's wiring has put none. */
record SagaWiring(List<Class<?>> sagas, ProcessorStores stores, DataSource database) implements ConfigurerModule {

    static SagaWiring of(ConfigurableListableBeanFactory beans, ProcessorStores stores, DataSource database) {
        List<Class<?>> sagas = Stream.of(beans.getBeanNamesForAnnotation(Saga.class))
                .<Class<?>>map(beans::getType)
                .toList();
        return new SagaWiring(sagas, stores, database);
    }

    /** After Spring's, which this replaces. */
    @Override
    public int order() {
        return 1;
    }

    @Override
    public void configureModule(Configurer configurer) {
        sagas.forEach(saga -> guard(configurer.eventProcessing(), saga));
    }

    private <T> void guard(EventProcessingConfigurer processing, Class<T> type) {
        processing.registerSaga(
                type,
                saga -> saga.configureRepository(axon -> repository(axon, type))
                        .configureSagaManager(axon -> manager(axon, type)));
    }

    @SuppressWarnings("unchecked")
    private static <T> SagasOfUnit<T> repository(Configuration axon, Class<T> type) {
        return new SagasOfUnit<>(AnnotatedSagaRepository.<T>builder()
                .sagaType(type)
                .sagaStore((SagaStore<? super T>)
                        axon.eventProcessingConfiguration().sagaStore())
                .resourceInjector(axon.resourceInjector())
                .parameterResolverFactory(axon.parameterResolverFactory())
                .handlerDefinition(axon.handlerDefinition(type)));
    }

    private <T> SagaGuard<T> manager(Configuration axon, Class<T> type) {
        EventProcessingConfiguration processing = axon.eventProcessingConfiguration();
        SagaConfiguration<T> saga = processing.sagaConfiguration(type);
        ProcessorGroup group = ProcessorGroup.of(type);
        return new SagaGuard<>(
                AnnotatedSagaManager.<T>builder()
                        .sagaType(type)
                        .sagaRepository(saga.repository())
                        .parameterResolverFactory(axon.parameterResolverFactory())
                        .handlerDefinition(axon.handlerDefinition(type))
                        .listenerInvocationErrorHandler(saga.listenerInvocationErrorHandler())
                        .spanFactory(axon.getComponent(SagaManagerSpanFactory.class)),
                new SagaGuard.Parts<>(
                        group.name(),
                        saga.repository(),
                        stores.deadLetters(group),
                        new StandingLetters(database, group.side(), group.name()),
                        axon.correlationDataProviders(),
                        axon.getComponent(TransactionManager.class),
                        database));
    }
}
