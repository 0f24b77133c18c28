package io.recourse.query.projection;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.serialization.SerializationException;

/**
 * Folds the events of one batch in memory and writes the last state of everything that changed in one go, just before
 * the batch commits. A redelivered event is skipped; a missing one is an error, because a state with a hole in its
 * history would stay wrong; unless somebody decided that it be left out. What was written last is remembered for the next
 * event, and for no other: one that is delivered again, or after others were taken in elsewhere, is compared with the row.
 *
 * @param <E> the events
 * @param <S> what they fold into
 */
public final class BatchFold<E, S> {

    /** Some 10 KB each. */
    private static final int MOST = 1_024;

    /** They hold what is personal in plain: as long as a process may go on with a key that was deleted. */
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(1);

    private final Class<E> events;
    private final Function<E, String> idOf;
    private final Step<E, S> step;
    private final Rows<S> rows;
    private final Gaps gaps;
    private final Caution caution = new Caution();
    private final Cache<String, S> remembered = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterWrite(FORGOTTEN_AFTER)
            .build();

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
     * Takes one event in, unless it was taken in before.
     *
     * @param along is done with an event that is new; when it fails, the event has not been taken in
     * @throws IllegalStateException when an earlier event of the same stream has not been seen, and nobody left it out
     */
    public void on(E event, long sequence, Instant recordedAt, UnitOfWork<?> current, Runnable along) {
        UnitOfWork<?> root = current.root();
        Batch batch = root.getOrComputeResource(events.getName(), key -> begin(root));
        String id = idOf.apply(event);
        Optional<S> before = batch.state(id, sequence);
        long last = before.map(rows::version).orElse(-1L);
        if (sequence <= last) {
            return;
        }
        if (sequence != last + 1 && !gaps.known(id, last, sequence)) {
            throw new IllegalStateException("event " + sequence + " of " + id + " came after " + last);
        }
        S next = step.next(before, event, sequence, recordedAt);
        if (caution.isWanted(root)) {
            rows.save(List.of(next));
            along.run();
            batch.keep(id, next);
        } else {
            along.run();
            batch.put(id, next);
        }
    }

    private Batch begin(UnitOfWork<?> root) {
        Batch batch = new Batch();
        if (root instanceof BatchingUnitOfWork<?> all) {
            batch.prepare(all.getMessages());
        }
        root.onPrepareCommit(commit -> caution.watch(batch::write));
        root.afterCommit(commit -> remembered.putAll(batch.states));
        return batch;
    }

    /** One that cannot be read fails when it is its turn, and not at the first event of its batch, which is somebody else's. */
    private Optional<E> readable(Message<?> message) {
        try {
            return Optional.of(events.cast(message.getPayload()));
        } catch (SerializationException unreadable) {
            return Optional.empty();
        }
    }

    private Optional<S> remembered(String id, long sequence) {
        return Optional.ofNullable(remembered.getIfPresent(id)).filter(state -> rows.version(state) == sequence - 1);
    }

    private final class Batch {

        private final Set<String> looked = new HashSet<>();
        private final Map<String, S> states = new HashMap<>();
        private final Map<String, S> changed = new HashMap<>();

        /** Looks for all that its first events do not find remembered in one go. */
        void prepare(List<? extends Message<?>> messages) {
            Set<String> unknown = new HashSet<>();
            for (Message<?> message : messages) {
                if (message instanceof DomainEventMessage<?> event && events.isAssignableFrom(event.getPayloadType())) {
                    readable(event).map(idOf).filter(id -> !looked.contains(id)).ifPresent(id -> {
                        if (!unknown.contains(id) && !recall(id, event.getSequenceNumber())) {
                            unknown.add(id);
                        }
                    });
                }
            }
            load(unknown);
        }

        Optional<S> state(String id, long sequence) {
            if (!looked.contains(id) && !recall(id, sequence)) {
                load(Set.of(id));
            }
            return Optional.ofNullable(states.get(id));
        }

        private boolean recall(String id, long sequence) {
            Optional<S> known = remembered(id, sequence);
            known.ifPresent(state -> {
                looked.add(id);
                states.put(id, state);
            });
            return known.isPresent();
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
