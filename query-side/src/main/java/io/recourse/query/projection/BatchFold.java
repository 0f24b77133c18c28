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
import org.axonframework.serialization.SerializationException;

/**
 * Folds the events of one batch in memory and writes the last state of everything that changed in one go, just before
 * the batch commits. A redelivered event is skipped; a missing one is an error, because a state with a hole in its
 * history would stay wrong; unless somebody decided that it be left out.
 *
 * @param <E> the events
 * @param <S> what they fold into
 */
public final class BatchFold<E, S> {

    private final Class<E> events;
    private final Function<E, String> idOf;
    private final Step<E, S> step;
    private final Rows<S> rows;
    private final Gaps gaps;
    private final Caution caution = new Caution();

    public BatchFold(Class<E> events, Function<E, String> idOf, Step<E, S> step, Rows<S> rows, Gaps gaps) {
        this.events = events;
        this.idOf = idOf;
        this.step = step;
        this.rows = rows;
        this.gaps = gaps;
    }

    /** What one event makes of the state before it, if there is one. */
    @FunctionalInterface
    public interface Step<E, S> {
        S next(Optional<S> before, E event, long sequence, Instant recordedAt);
    }

    /** Which events an administrator let the projection go on without. */
    @FunctionalInterface
    public interface Gaps {

        /** Whether all events of the stream between the two, which are not meant themselves, are such ones. */
        boolean known(String id, long after, long before);
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
     * @throws IllegalStateException when an earlier event of the same stream has not been seen, and nobody left it out
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
        if (sequence != last + 1 && !gaps.known(id, last, sequence)) {
            throw new IllegalStateException("event " + sequence + " of " + id + " came after " + last);
        }
        S next = step.next(before, event, sequence, recordedAt);
        if (caution.isWanted(root)) {
            rows.save(List.of(next));
            batch.keep(id, next);
        } else {
            batch.put(id, next);
        }
        return true;
    }

    private Batch begin(UnitOfWork<?> root) {
        Batch batch = new Batch();
        batch.load(root instanceof BatchingUnitOfWork<?> all ? idsIn(all.getMessages()) : Set.of());
        root.onPrepareCommit(commit -> caution.watch(batch::write));
        return batch;
    }

    private Set<String> idsIn(List<? extends Message<?>> messages) {
        Set<String> ids = new HashSet<>();
        for (Message<?> message : messages) {
            if (events.isAssignableFrom(message.getPayloadType())) {
                readable(message).map(idOf).ifPresent(ids::add);
            }
        }
        return ids;
    }

    /** One that cannot be read fails when it is its turn, and not at the first event of its batch, which is somebody else's. */
    private Optional<E> readable(Message<?> message) {
        try {
            return Optional.of(events.cast(message.getPayload()));
        } catch (SerializationException unreadable) {
            return Optional.empty();
        }
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
            keep(id, state);
            changed.put(id, state);
        }

        /** It is written already. */
        void keep(String id, S state) {
            states.put(id, state);
            changed.remove(id);
        }

        void write() {
            if (!changed.isEmpty()) {
                rows.save(changed.values());
            }
        }

        private void load(Set<String> ids) {
            looked.addAll(ids);
            if (!ids.isEmpty()) {
                states.putAll(rows.load(ids));
            }
        }
    }
}
