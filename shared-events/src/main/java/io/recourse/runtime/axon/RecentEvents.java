package io.recourse.runtime.axon;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.jspecify.annotations.Nullable;

/**
 * The last events that this process has committed, without a hole between them: who keeps up need not ask the database, and all
 * share one reading of each event. They are as the store would give them.
 */
final class RecentEvents {

    private static final int MOST_EVENTS = 4_096;
    private static final long MOST_BYTES = 8 << 20;

    private final Serializer serializer;
    private final EventUpcaster upcasters;
    /** Each at its position's remainder. */
    private final @Nullable Recent[] events = new @Nullable Recent[MOST_EVENTS];

    /** Of the kept ones; behind {@code last} when there is none. */
    private long first;

    private long last = -1;
    private long bytes;

    RecentEvents(Serializer serializer, EventUpcaster upcasters) {
        this.serializer = serializer;
        this.upcasters = upcasters;
    }

    /** How its reader wants to have an event. */
    enum Reading {
        /** Brought up to date. */
        UPCAST,
        /** To the byte as it was written. */
        STORED
    }

    /** @param positions one for each row, ascending */
    synchronized void add(List<EventRow> rows, List<Long> positions) {
        for (int i = 0; i < rows.size(); i++) {
            if (positions.get(i) != last + 1) {
                clear();
                first = positions.get(i);
            }
            last = positions.get(i);
            while (last - first >= MOST_EVENTS || (bytes > MOST_BYTES && first < last)) {
                removeFirst();
            }
            events[slot(last)] = new Recent(last, rows.get(i));
            bytes += rows.get(i).bytes();
        }
    }

    /** After it nobody is given what was kept before. */
    synchronized void clear() {
        while (first <= last) {
            removeFirst();
        }
    }

    private void removeFirst() {
        int slot = slot(first);
        bytes -= Objects.requireNonNull(events[slot]).row.bytes();
        events[slot] = null;
        first++;
    }

    private static int slot(long position) {
        return (int) (position % MOST_EVENTS);
    }

    /**
     * What comes after a position; empty when that cannot be told from here.
     *
     * @param most events at once
     */
    Optional<List<TrackedEventMessage<?>>> after(long position, int most, Reading reading) {
        List<Recent> found = new ArrayList<>();
        synchronized (this) {
            if (position < 0 || position < first - 1 || position > last) {
                return Optional.empty();
            }
            for (long next = position + 1; next <= last && found.size() < most; next++) {
                found.add(Objects.requireNonNull(events[slot(next)]));
            }
        }
        return Optional.of(
                found.stream().flatMap(event -> event.read(reading).stream()).toList());
    }

    private final class Recent {
        private final long position;
        private final EventRow row;
        private @Nullable List<TrackedEventMessage<?>> upcast;
        private @Nullable List<TrackedEventMessage<?>> stored;

        private Recent(long position, EventRow row) {
            this.position = position;
            this.row = row;
        }

        private synchronized List<TrackedEventMessage<?>> read(Reading reading) {
            return switch (reading) {
                case UPCAST -> upcast == null ? upcast = through(upcasters) : upcast;
                case STORED -> stored == null ? stored = through(NoOpEventUpcaster.INSTANCE) : stored;
            };
        }

        private List<TrackedEventMessage<?>> through(EventUpcaster chain) {
            TrackedDomainEventData<byte[]> data =
                    new TrackedDomainEventData<>(GapAwareTrackingToken.newInstance(position, Set.of()), row.data());
            return List.copyOf(EventUtils.upcastAndDeserializeTrackedEvents(Stream.of(data), serializer, chain)
                    .toList());
        }
    }
}
