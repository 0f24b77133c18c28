package io.recourse.runtime.axon;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Tells every open stream of this process that events were committed. */
final class CommitBell {

    private final Set<PromptEventStream> streams = ConcurrentHashMap.newKeySet();

    void tell(PromptEventStream stream) {
        streams.add(stream);
    }

    void forget(PromptEventStream stream) {
        streams.remove(stream);
    }

    void ring() {
        streams.forEach(PromptEventStream::wake);
    }
}
