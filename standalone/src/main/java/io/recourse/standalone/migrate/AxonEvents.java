package io.recourse.standalone.migrate;

import io.axoniq.axonserver.connector.event.EventChannel;
import io.axoniq.axonserver.connector.event.EventStream;
import io.axoniq.axonserver.grpc.event.Event;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import io.recourse.standalone.data.UserError;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The first events of a context, in their order. */
final class AxonEvents implements EventContext.Events {

    private static final int PATIENCE_SECONDS = 30;
    private static final int IN_MEMORY = 1_000;

    private final String name;
    private final EventStream stream;
    private final long count;
    private long read;

    AxonEvents(String name, EventChannel events, long count) {
        this.name = name;
        this.count = count;
        // After the position before the first.
        this.stream = events.openStream(-1, IN_MEMORY);
    }

    /** @throws UserError when the server stops answering, or leaves a position out */
    @Override
    public Optional<Event> next() {
        if (read == count) {
            return Optional.empty();
        }
        EventWithToken event = take();
        if (event.getToken() != read) {
            throw new UserError(name + " gave position " + event.getToken() + " where " + read + " was expected.");
        }
        read++;
        return Optional.of(event.getEvent());
    }

    private EventWithToken take() {
        try {
            @Nullable EventWithToken event = stream.nextIfAvailable(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (event == null) {
                throw new UserError(name + " stopped answering at position " + read + "; call again.");
            }
            return event;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UserError("Stopped while reading from " + name + ".", e);
        }
    }

    @Override
    public void close() {
        stream.close();
    }
}
