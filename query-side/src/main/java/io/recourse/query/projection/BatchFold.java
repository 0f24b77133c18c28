package io.recourse.query.projection;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Folds the events of one batch in memory and writes the last state of everything that changed in one go, just before
 * the batch commits. A redelivered event is skipped; a missing one is an error, because a state with a hole in its
 * history would stay wrong.
 *
 * @param <E> the events
 * @param <S> what they fold into
 */
public final class BatchFold<E, S> {

    private final Class<E> events;
    private final Function<E, String> idOf;
    private final Step<E, S> step;
    private final Rows<S> rows;

    public BatchFold(Class<E> events, Function<E, String> idOf, Step<E, S> step, Rows<S> rows) {
        this.events = events;
        this.idOf = idOf;
        this.step = step;
        this.rows = rows;
    }

    /** What one event makes of the state before it, if there is one. */
    @FunctionalInterface
    public interface Step<E, S> {
        S next(Optional<S> before, E event, long sequence, Instant recordedAt);
    }

    /** Where the states are kept. */
    public interface Rows<S> {

        /** The known ones of {@code ids}, by id. */
        Map<String, S> load(Collection<String> ids);

        void save(Collection<S> states);

        /** Sequence number of the last event that is in {@code state}. */
        long version(S state);
    }

    /**
     * Takes one event in.
     *
     * @return whether it was new
     * @throws IllegalStateException when an earlier event of the same stream has not been seen
     */
    public boolean on(E event, long sequence, Instant recordedAt, UnitOfWork<?> current) {
        UnitOfWork<?> root = current.root();
        Batch batch = root.getOrComputeResource(events.getName(), key -> begin(root));
        String id = idOf.apply(event);
        Optional<S> before = batch.state(id);
        long last = before.map(rows::version).orElse(-1L);
        if (sequence <= last) {
            return false;
        }
        if (sequence != last + 1) {
            throw new IllegalStateException("event " + sequence + " of " + id + " came after " + last);
        }
        batch.put(id, step.next(before, event, sequence, recordedAt));
        return true;
    }

    private Batch begin(UnitOfWork<?> root) {
        Batch batch = new Batch();
        batch.load(root instanceof BatchingUnitOfWork<?> all ? idsIn(all.getMessages()) : Set.of());
        root.onPrepareCommit(commit -> rows.save(batch.changed.values()));
        return batch;
    }

    private Set<String> idsIn(List<? extends Message<?>> messages) {
        Set<String> ids = new HashSet<>();
        for (Message<?> message : messages) {
            if (events.isAssignableFrom(message.getPayloadType())) {
                ids.add(idOf.apply(events.cast(message.getPayload())));
            }
        }
        return ids;
    }

    private final class Batch {

        private final Set<String> looked = new HashSet<>();
        private final Map<String, S> states = new HashMap<>();
        private final Map<String, S> changed = new HashMap<>();

        Optional<S> state(String id) {
            if (!looked.contains(id)) {
                load(Set.of(id));
            }
            return Optional.ofNullable(states.get(id));
        }

        void put(String id, S state) {
            states.put(id, state);
            changed.put(id, state);
        }

        private void load(Set<String> ids) {
            looked.addAll(ids);
            if (!ids.isEmpty()) {
                states.putAll(rows.load(ids));
            }
        }
    }
}
