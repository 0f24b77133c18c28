package io.recourse.runtime.axon;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.saga.AssociationValue;
import org.axonframework.modelling.saga.AssociationValues;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Remembers sagas as they were last committed, for the one process that has them. Whoever loads a saga holds its lock in this
 * process until its unit of work has ended, so what is remembered is what there is.
 */
final class RememberedSagas implements SagaStore<Object> {

    /** Of some 1 KB. */
    private static final int MOST_SAGAS = 10_000;

    private static final int MOST_ASSOCIATIONS = 50_000;

    private final String changes = "changes of " + this;
    private final SagaStore<Object> stored;
    private final Serializer serializer;
    private final Cache<String, Remembered> sagas =
            Caffeine.newBuilder().maximumSize(MOST_SAGAS).build();
    private final Cache<Association, Set<String>> found =
            Caffeine.newBuilder().maximumSize(MOST_ASSOCIATIONS).build();

    RememberedSagas(SagaStore<Object> stored, Serializer serializer) {
        this.stored = stored;
        this.serializer = serializer;
    }

    private record Association(Class<?> type, AssociationValue value) {}

    /** Not the saga itself, which its handlers change. */
    private record Remembered(SerializedObject<byte[]> state, Set<AssociationValue> associations) {}

    private record Loaded<S>(S saga, Set<AssociationValue> associationValues) implements Entry<S> {}

    @Override
    public Set<String> findSagas(Class<?> type, AssociationValue value) {
        Association wanted = new Association(type, value);
        return changedHere(wanted)
                ? stored.findSagas(type, value)
                : found.get(wanted, look -> Set.copyOf(stored.findSagas(type, value)));
    }

    @Override
    public <S> @Nullable Entry<S> loadSaga(Class<S> type, String id) {
        @Nullable Remembered known = sagas.getIfPresent(id);
        return known == null
                ? stored.loadSaga(type, id)
                : new Loaded<>(serializer.deserialize(known.state()), known.associations());
    }

    @Override
    public void insertSaga(Class<?> type, String id, Object saga, Set<AssociationValue> values) {
        stored.insertSaga(type, id, saga, values);
        Remembered now = remembered(saga, values);
        changed(type, id, values, () -> {
            sagas.put(id, now);
            values.forEach(value -> associate(type, id, value));
        });
    }

    @Override
    public void updateSaga(Class<?> type, String id, Object saga, AssociationValues values) {
        stored.updateSaga(type, id, saga, values);
        Remembered now = remembered(saga, values.asSet());
        Set<AssociationValue> added = Set.copyOf(values.addedAssociations());
        Set<AssociationValue> removed = Set.copyOf(values.removedAssociations());
        Set<AssociationValue> changed = new HashSet<>(added);
        changed.addAll(removed);
        changed(type, id, changed, () -> {
            sagas.put(id, now);
            added.forEach(value -> associate(type, id, value));
            removed.forEach(value -> dissociate(type, id, value));
        });
    }

    @Override
    public void deleteSaga(Class<?> type, String id, Set<AssociationValue> values) {
        stored.deleteSaga(type, id, values);
        Set<AssociationValue> removed = Set.copyOf(values);
        changed(type, id, removed, () -> {
            sagas.invalidate(id);
            removed.forEach(value -> dissociate(type, id, value));
        });
    }

    private Remembered remembered(Object saga, Set<AssociationValue> values) {
        return new Remembered(serializer.serialize(saga, byte[].class), Set.copyOf(values));
    }

    /** Until the end only the database knows, as this transaction sees it. */
    private void changed(Class<?> type, String id, Set<AssociationValue> values, Runnable committed) {
        Change change = new Change(
                id, values.stream().map(value -> new Association(type, value)).collect(Collectors.toSet()), committed);
        forget(change);
        CurrentUnitOfWork.ifStarted(unit -> {
            List<Change> changes = changes(unit.root());
            changes.add(change);
            unit.onRollback(undone -> {
                changes.remove(change);
                forget(change);
            });
        });
    }

    /** One work on a saga that is not committed. */
    private record Change(String id, Set<Association> associations, Runnable committed) {}

    /** All of one transaction, in their order: Axon would tell the units in it of the commit in the opposite one. */
    private List<Change> changes(UnitOfWork<?> root) {
        return root.getOrComputeResource(changes, key -> {
            List<Change> all = new ArrayList<>();
            root.afterCommit(done -> all.forEach(change -> change.committed().run()));
            return all;
        });
    }

    /** What this transaction sees is nobody else's before its end. */
    private boolean changedHere(Association association) {
        return CurrentUnitOfWork.isStarted()
                && changes(CurrentUnitOfWork.get().root()).stream()
                        .anyMatch(change -> change.associations().contains(association));
    }

    private void forget(Change change) {
        sagas.invalidate(change.id());
        found.invalidateAll(change.associations());
    }

    /** What nobody has looked for is looked up when somebody does. */
    private void associate(Class<?> type, String id, AssociationValue value) {
        change(new Association(type, value), ids -> with(ids, id));
    }

    private void dissociate(Class<?> type, String id, AssociationValue value) {
        change(new Association(type, value), ids -> without(ids, id));
    }

    /** Not computeIfPresent: that does not wait for a look that has begun, which may have come too early to see the change. */
    private void change(Association association, UnaryOperator<Set<String>> change) {
        found.asMap().compute(association, (same, ids) -> ids == null ? null : change.apply(ids));
    }

    private static Set<String> with(Set<String> ids, String id) {
        Set<String> more = new LinkedHashSet<>(ids);
        more.add(id);
        return Set.copyOf(more);
    }

    private static Set<String> without(Set<String> ids, String id) {
        Set<String> fewer = new HashSet<>(ids);
        fewer.remove(id);
        return Set.copyOf(fewer);
    }
}
