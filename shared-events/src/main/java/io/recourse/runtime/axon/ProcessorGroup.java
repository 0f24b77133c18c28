package io.recourse.runtime.axon;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.common.AxonConfigurationException;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.spring.config.MessageHandlerLookup;
import org.axonframework.spring.stereotype.Saga;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/** One event processor: its name is the {@link ProcessingGroup} of its handlers, its side their package. */
record ProcessorGroup(String name, Side side, ProcessorKind kind) {

    /**
     * All processors of this application.
     *
     * @throws AxonConfigurationException when a handler has no group, or a group is torn between sides or kinds
     */
    @SuppressWarnings("unchecked")
    static List<ProcessorGroup> in(ConfigurableListableBeanFactory beans) {
        Stream<String> handlers =
                MessageHandlerLookup.messageHandlerBeans((Class<EventMessage<?>>) (Class<?>) EventMessage.class, beans)
                        .stream();
        Map<String, List<ProcessorGroup>> byName = Stream.concat(
                        handlers, Stream.of(beans.getBeanNamesForAnnotation(Saga.class)))
                .map(beans::getType)
                .map(ProcessorGroup::of)
                .distinct()
                .collect(Collectors.groupingBy(ProcessorGroup::name, TreeMap::new, Collectors.toList()));
        byName.forEach((name, groups) -> {
            if (groups.size() > 1) {
                throw new AxonConfigurationException("processing group " + name + " is torn: " + groups);
            }
        });
        return byName.values().stream().flatMap(List::stream).toList();
    }

    /**
     * The processor of one handler.
     *
     * @throws AxonConfigurationException when it names none
     */
    static ProcessorGroup of(Class<?> handler) {
        ProcessingGroup group = handler.getAnnotation(ProcessingGroup.class);
        if (group == null) {
            throw new AxonConfigurationException(handler.getName() + " handles events without a @ProcessingGroup");
        }
        return new ProcessorGroup(group.value(), Side.of(handler), kind(handler));
    }

    private static ProcessorKind kind(Class<?> handler) {
        if (handler.isAnnotationPresent(Saga.class)) {
            return ProcessorKind.SAGA;
        }
        return handler.isAnnotationPresent(WholeHistory.class) ? ProcessorKind.HISTORY : ProcessorKind.PROJECTION;
    }
}
