package io.recourse.query.rebuild;

import io.recourse.query.projection.Rebuildable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.lifecycle.Phase;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Rebuilds are worked on while events are read at all. */
@Configuration(proxyBeanMethods = false)
class RebuildConfiguration {

    @Bean
    ConfigurerModule rebuildRunner(
            ObjectProvider<RebuildTools> tools,
            ObjectProvider<Rebuildable> projections,
            @Value("${recourse.node:embedded}") String node) {
        return configurer -> configurer.onInitialize(axon -> axon.onStart(Phase.INBOUND_EVENT_CONNECTORS, () -> {
            RebuildRunner runner = new RebuildRunner(
                    projections.stream().collect(Collectors.toMap(Rebuildable::name, Function.identity())),
                    tools.getObject(),
                    node);
            axon.onShutdown(Phase.INBOUND_EVENT_CONNECTORS, runner::end);
            runner.begin();
        }));
    }
}
