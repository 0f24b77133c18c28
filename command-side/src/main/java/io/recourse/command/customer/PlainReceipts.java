package io.recourse.command.customer;

import io.recourse.dispute.ReceiptAttached;
import io.recourse.runtime.content.ContentStore;
import io.recourse.runtime.vault.StreamKeys;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;

/** Seals, once, the files that an older version kept plain, for the customers in whose cases they are. */
final class PlainReceipts {

    private static final int PATIENCE_SECONDS = 10;

    private final EventStore events;
    private final ContentStore contents;
    private final StreamKeys keys;

    PlainReceipts(EventStore events, ContentStore contents, StreamKeys keys) {
        this.events = events;
        this.contents = contents;
        this.keys = keys;
    }

    void sealAll() throws InterruptedException {
        TrackingToken last = events.createHeadToken();
        if (!contents.hasPlain() || last == null) {
            return;
        }
        try (BlockingStream<TrackedEventMessage<?>> stream = events.openStream(null)) {
            long end = last.position().orElse(-1);
            long position = -1;
            while (position < end && stream.hasNextAvailable(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                TrackedEventMessage<?> event = stream.nextAvailable();
                position = event.trackingToken().position().orElse(end);
                if (event.getPayload() instanceof ReceiptAttached attached) {
                    contents.seal(
                            keys.of(attached.caseId().value()),
                            attached.receipt().sha256());
                }
            }
        }
        contents.deletePlain();
    }
}
