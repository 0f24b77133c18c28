package io.recourse.query.audit;

import java.util.Optional;
import java.util.Set;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Places in the whole event store as plain numbers, whichever engine it is. */
@Component
class EventPositions {

    private final EventStore store;

    EventPositions(EventStore store) {
        this.store = store;
    }

    /** Of the latest event, or empty when there is none. */
    Optional<Long> last() {
        return Optional.ofNullable(store.createHeadToken())
                .map(token -> token.position().orElseThrow());
    }

    /** What the store goes on from, {@code after} itself not included; null is its beginning. */
    @Nullable
    TrackingToken token(Optional<Long> after) {
        if (after.isEmpty()) {
            return null;
        }
        return store.createHeadToken() instanceof GapAwareTrackingToken
                ? GapAwareTrackingToken.newInstance(after.get(), Set.of())
                : new GlobalSequenceTrackingToken(after.get());
    }
}
