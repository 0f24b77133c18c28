package io.recourse.runtime.axon;

import java.util.Collection;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;

/** Looks at the beginnings of many histories at once, for work that brings many aggregates. */
public interface FirstEvents {

    /**
     * The first event of each of {@code ids} that has a history, in no order, as it is on disk at this moment.
     *
     * @param ids identifiers of aggregates, whatever their type; a few hundred at most
     */
    List<DomainEventMessage<?>> of(Collection<String> ids);
}
