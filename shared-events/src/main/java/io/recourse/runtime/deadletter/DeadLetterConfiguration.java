package io.recourse.runtime.deadletter;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.recourse.runtime.axon.GuardedGroups;
import io.recourse.runtime.axon.Side;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.BiConsumer;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.lifecycle.Phase;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Dead letters: each side's desk for its own, who asks all desks, and what tells an operator that there are any. */
@Configuration(proxyBeanMethods = false)
public class DeadLetterConfiguration {

    @Bean
    ConfigurerModule letterDesks(GuardedGroups groups, JdbcClient database, PlatformTransactionManager transactions) {
        return configurer -> configurer.onInitialize(axon -> axon.onStart(
                Phase.LOCAL_MESSAGE_HANDLER_REGISTRATIONS,
                () -> groups.bySide()
                        .keySet()
                        .forEach(side -> LetterDesk.open(
                                side, new LetterRows(database, side), new TransactionTemplate(transactions), axon))));
    }

    /** With Axon Server both sides are somewhere; embedded, only what is in this process. */
    @Bean
    DeadLetters deadLetters(
            GuardedGroups groups,
            QueryGateway queries,
            CommandGateway commands,
            @Value("${axon.axonserver.enabled}") boolean distributed) {
        Set<Side> sides =
                distributed ? EnumSet.allOf(Side.class) : groups.bySide().keySet();
        return new DeadLetters(sides, queries, commands);
    }

    /** Events that wait in each processor of this process; the cause is in the list of dead letters. */
    @Bean
    MeterBinder deadLetterGauges(GuardedGroups groups, JdbcClient database) {
        return registry -> each(
                groups,
                database,
                (rows, name) -> Gauge.builder("recourse.dead.letters", rows, counted -> counted.count(name))
                        .description("Events that the processor could not take, and those that wait behind them")
                        .baseUnit("events")
                        .tag("processor", name)
                        .strongReference(true)
                        .register(registry));
    }

    /** Always up: other cases go on. How many wait, where any do. */
    @Bean
    HealthIndicator deadLettersHealthIndicator(GuardedGroups groups, JdbcClient database) {
        return () -> {
            Health.Builder health = Health.up();
            each(groups, database, (rows, name) -> health.withDetail(name, rows.count(name)));
            return health.build();
        };
    }

    private static void each(GuardedGroups groups, JdbcClient database, BiConsumer<LetterRows, String> what) {
        groups.bySide().forEach((side, names) -> {
            LetterRows rows = new LetterRows(database, side);
            names.forEach(name -> what.accept(rows, name));
        });
    }
}
