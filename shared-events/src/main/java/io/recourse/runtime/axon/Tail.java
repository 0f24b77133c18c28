package io.recourse.runtime.axon;

import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

/** Where processors that keep up read: the last events of this process, and word of each commit. */
record Tail(RecentEvents recent, CommitBell bell) implements AutoCloseable {

    /** @param stored reads what is not among the last events */
    PromptEventStream open(
            @Nullable TrackingToken position,
            RecentEvents.Reading reading,
            CommitBell.Pace pace,
            PromptEventStream.Reader stored) {
        PromptEventStream stream = new PromptEventStream(
                (after, most) -> recent.after(after, most, reading), stored, position, bell::forget);
        bell.tell(stream, pace);
        return stream;
    }

    @Override
    public void close() {
        bell.close();
    }
}
