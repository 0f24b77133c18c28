package io.recourse.query.audit;

import java.io.IOException;
import java.util.Optional;

/** Reads events as this version of the program understands them. */
public final class UnderstoodReader implements EventReader<UnderstoodEvent> {

    private final TrackedReader reader;

    UnderstoodReader(TrackedReader reader) {
        this.reader = reader;
    }

    @Override
    public Optional<UnderstoodEvent> next() throws IOException {
        return reader.next()
                .map(event -> new UnderstoodEvent(TrackedReader.positionOf(event), StoredEvents.ofStream(event)));
    }

    @Override
    public void close() {
        reader.close();
    }
}
