package io.recourse.dispute;

import io.recourse.work.Queue;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads events that an older version wrote. A case that was opened before policies had terms is bound by none. */
public final class DisputeRevisions {

    private DisputeRevisions() {}

    /** In the order in which they are to be applied. */
    public static List<EventUpcaster> all() {
        return List.of(
                new Step(DisputeOpened.class, "1", "2", DisputeRevisions::opened),
                new Step(DisputeOpened.class, "2", "3", DisputeRevisions::severalPolicies),
                new Step(ReceiptAttached.class, "1", "2", event -> {
                    event.put("party", Party.CUSTOMER.name());
                    event.put("draft", false);
                }),
                new Step(RefundRequested.class, "1", "2", event -> event.put("approvalNeeded", false)),
                new Step(DisputeClosed.class, "1", "2", event -> {}));
    }

    private static void opened(ObjectNode event) {
        event.withObject("complaint").put("urgent", false);
        event.withArray("deadlines").forEach(deadline -> ((ObjectNode) deadline).put("pausable", false));
        event.put("queue", Queue.FRONT_DESK.name());
        ObjectNode terms = event.putObject("terms");
        Stream.of("identityFor", "intake", "evidence").forEach(terms::putArray);
        terms.put("identityValidFor", Duration.ofHours(24).toString());
        promise(terms, "customerAnswer", Duration.ofDays(7));
        promise(terms, "merchantAnswer", Duration.ofDays(7));
        promise(terms, "offer", Duration.ofDays(7));
        promise(terms, "appeal", Duration.ofDays(14));
        promise(terms, "refund", Duration.ofDays(3));
        terms.put("longestExtension", Duration.ofDays(30).toString());
        terms.put("mostReceipts", 50);
        terms.put("mostResponses", 5);
    }

    /** A case was under one policy. */
    private static void severalPolicies(ObjectNode event) {
        event.putArray("policies").add(event.remove("policy"));
    }

    private static void promise(ObjectNode terms, String name, Duration within) {
        ObjectNode promise = terms.putObject(name);
        promise.put("within", within.toString());
        promise.putArray("onExpiry");
        promise.put("pausable", false);
    }

    private static final class Step extends SingleEventUpcaster {

        private final SimpleSerializedType from;
        private final SimpleSerializedType to;
        private final Consumer<ObjectNode> change;

        private Step(Class<? extends DisputeEvent> type, String from, String to, Consumer<ObjectNode> change) {
            this.from = new SimpleSerializedType(type.getName(), from);
            this.to = new SimpleSerializedType(type.getName(), to);
            this.change = change;
        }

        @Override
        protected boolean canUpcast(IntermediateEventRepresentation event) {
            return event.getType().equals(from);
        }

        @Override
        protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
            return event.upcastPayload(to, JsonNode.class, payload -> {
                change.accept((ObjectNode) payload);
                return payload;
            });
        }
    }
}
