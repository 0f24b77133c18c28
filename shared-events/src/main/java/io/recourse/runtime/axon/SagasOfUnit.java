package io.recourse.runtime.axon;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.saga.AnnotatedSaga;
import org.axonframework.modelling.saga.AssociationValue;
import org.axonframework.modelling.saga.repository.AnnotatedSagaRepository;
import org.jspecify.annotations.Nullable;

/**
 * Holds a saga as long as the unit of work it was loaded in. Axon's repository holds it until the outermost one ends, and with it
 * what a handler changed in it before it failed.
 */
final class SagasOfUnit<T> extends AnnotatedSagaRepository<T> {

    private final String held = "sagas in hand of " + this;

    SagasOfUnit(Builder<T> builder) {
        super(builder);
    }

    @Override
    public @Nullable AnnotatedSaga<T> doLoad(String sagaId) {
        @Nullable AnnotatedSaga<T> known = inHand().get(sagaId);
        if (known != null) {
            return known;
        }
        @Nullable AnnotatedSaga<T> loaded = doLoadSaga(sagaId);
        if (loaded != null) {
            inHand().put(sagaId, loaded);
            CurrentUnitOfWork.get().onPrepareCommit(unit -> commit(loaded));
        }
        return loaded;
    }

    @Override
    public AnnotatedSaga<T> doCreateInstance(String sagaId, Supplier<T> factory) {
        AnnotatedSaga<T> created = super.doCreateInstance(sagaId, factory);
        inHand().put(sagaId, created);
        return created;
    }

    @Override
    public Set<String> find(AssociationValue value) {
        Stream<String> known = inHand().entrySet().stream()
                .filter(saga -> saga.getValue().getAssociationValues().contains(value))
                .map(Map.Entry::getKey);
        return Stream.concat(known, super.find(value).stream()).collect(Collectors.toUnmodifiableSet());
    }

    private Map<String, AnnotatedSaga<T>> inHand() {
        return CurrentUnitOfWork.get().getOrComputeResource(held, key -> new HashMap<>());
    }
}
