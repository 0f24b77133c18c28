package io.recourse.query.audit.export;

import io.recourse.query.audit.EventReader;
import io.recourse.query.audit.Placed;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.function.Predicate;

/** Those events of a reading that are wanted, in their order. Reads some ahead, so that questions about streams are few. */
final class Selection<E extends Placed> implements AutoCloseable {

    private static final int AHEAD = 500;

    private final EventReader<E> reader;
    private final Predicate<Placed> wanted;
    private final Scope scope;
    private final LongConsumer progress;
    private final Queue<E> ready = new ArrayDeque<>();
    private long left;
    private long read;

    /**
     * @param limit most events
     * @param progress is told how many events have been read, wanted or not
     */
    Selection(EventReader<E> reader, Predicate<Placed> wanted, Scope scope, long limit, LongConsumer progress) {
        this.reader = reader;
        this.wanted = wanted;
        this.scope = scope;
        this.left = limit;
        this.progress = progress;
    }

    Optional<E> next() throws IOException {
        while (left > 0 && ready.isEmpty()) {
            if (!readAhead()) {
                return Optional.empty();
            }
        }
        if (left <= 0) {
            return Optional.empty();
        }
        left--;
        return Optional.of(ready.remove());
    }

    @Override
    public void close() {
        reader.close();
    }

    private boolean readAhead() throws IOException {
        List<E> events = new ArrayList<>();
        int taken = 0;
        for (Optional<E> event = reader.next(); event.isPresent(); event = reader.next()) {
            event.filter(wanted).ifPresent(events::add);
            if (++taken == AHEAD) {
                break;
            }
        }
        Set<String> inside =
                scope.within(events.stream().map(Placed::streamId).distinct().toList());
        events.stream().filter(event -> inside.contains(event.streamId())).forEach(ready::add);
        read += taken;
        progress.accept(read);
        return taken > 0;
    }
}
