package io.recourse.query.audit;

import java.io.IOException;
import java.util.Optional;

/**
 * Reads the whole history in the order in which it was stored, from a position to the event that was the last when reading began;
 * holds few events in memory however many there are. For one thread.
 */
public interface EventReader<E extends Placed> extends AutoCloseable {

    /**
     * The next event, or empty after the last.
     *
     * @throws IOException when the event store does not answer for ten seconds
     */
    Optional<E> next() throws IOException;

    @Override
    void close();
}
