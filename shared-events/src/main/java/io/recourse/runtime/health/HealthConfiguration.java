package io.recourse.runtime.health;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.stream.Stream;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.PropertySource;

/** Health for operators ({@code projections}), readiness for load balancers ({@code processing}), gauges for graphs. */
@Configuration(proxyBeanMethods = false)
@PropertySource("classpath:io/recourse/runtime/health/health.properties")
public class HealthConfiguration {

    /** Of each of them: some look at the database, one after the other. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    @Bean
    static BeanPostProcessor timelyHealth() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof HealthIndicator indicator ? new TimelyHealth(indicator, PATIENCE) : bean;
            }
        };
    }

    @Bean
    Processors processors(@Lazy EventProcessingConfiguration processing, @Lazy EventStore events) {
        return new Processors(processing, events);
    }

    /** Down when any processor cannot go on. Not part of readiness: what is read is old, but it can be read. */
    @Bean
    HealthIndicator projectionsHealthIndicator(Processors processors) {
        return () -> {
            Health.Builder health = Health.up();
            processors.reports().forEach(report -> {
                if (!report.running() || report.error().isPresent()) {
                    health.down();
                }
                health.withDetail(report.name(), ProcessorDetails.of(report));
            });
            return health.build();
        };
    }

    @Bean
    HealthIndicator processingHealthIndicator(Processors processors) {
        return () -> (processors.allRunning() ? Health.up() : Health.outOfService()).build();
    }

    @Bean
    @ConditionalOnProperty(name = "axon.axonserver.enabled", havingValue = "true")
    HealthIndicator axonServerHealthIndicator(AxonServerConnectionManager connections) {
        return () -> (connections.isConnected(connections.getDefaultContext()) ? Health.up() : Health.outOfService())
                .build();
    }

    /** Events that each processor is behind; NaN while this process has no segment of it. */
    @Bean
    MeterBinder processorGauges(ListableBeanFactory beans, Processors processors) {
        return registry -> groups(beans)
                .forEach(name -> Gauge.builder("recourse.processor.behind", processors, p -> behind(p, name))
                        .description("Events between the processor and the newest event")
                        .baseUnit("events")
                        .tag("processor", name)
                        .register(registry));
    }

    private static Stream<String> groups(ListableBeanFactory beans) {
        return Stream.of(beans.getBeanNamesForAnnotation(ProcessingGroup.class))
                .map(bean -> beans.findAnnotationOnBean(bean, ProcessingGroup.class))
                .flatMap(Stream::ofNullable)
                .map(ProcessingGroup::value)
                .distinct();
    }

    private static double behind(Processors processors, String name) {
        return processors.behind(name).stream().asDoubleStream().findAny().orElse(Double.NaN);
    }
}
