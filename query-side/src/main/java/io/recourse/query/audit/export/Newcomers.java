package io.recourse.query.audit.export;

import io.recourse.query.audit.StoredEvents;
import io.recourse.query.audit.UnderstoodEvent;
import io.recourse.query.audit.UnderstoodReader;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Events that are not part of an export because they were stored after it had begun. A stream that is read by itself does not tell
 * positions; this tells which of its events came too late. Holds a number for each stream that goes on meanwhile.
 */
final class Newcomers {

    private final StoredEvents events;
    private final Map<String, Long> first = new HashMap<>();
    private long seen;

    Newcomers(StoredEvents events, long last) {
        this.events = events;
        this.seen = last;
    }

    /** Takes in what has been stored up to now. To be called after a stream was read, and before it is asked about. */
    void catchUp() throws IOException {
        long now = events.last();
        if (now <= seen) {
            return;
        }
        try (UnderstoodReader later = events.understood(Optional.of(seen), now)) {
            for (Optional<UnderstoodEvent> event = later.next(); event.isPresent(); event = later.next()) {
                first.putIfAbsent(event.get().streamId(), event.get().sequence());
            }
        }
        seen = now;
    }

    boolean include(String streamId, long sequence) {
        return sequence >= first.getOrDefault(streamId, Long.MAX_VALUE);
    }
}
