package io.recourse.command.gateway;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.recourse.payment.OutsideMovement;
import io.recourse.refund.RefundId;
import java.time.Instant;
import java.util.List;

/** One thing that a gateway tells by itself. Its {@code id} is the gateway's own, and the same each time it tells of it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "notice")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Notice.RefundStands.class, name = "REFUND_STANDS"),
    @JsonSubTypes.Type(value = Notice.MovedOutside.class, name = "MOVED_OUTSIDE"),
    @JsonSubTypes.Type(value = Notice.Other.class, name = "OTHER")
})
public sealed interface Notice {

    String id();

    /** @param at since when it is so */
    record RefundStands(String id, RefundId refundId, Standing standing, Instant at) implements Notice {}

    /** @param paymentReferences the ids under which the source may know the payment, the best first */
    record MovedOutside(String id, List<String> paymentReferences, OutsideMovement movement) implements Notice {

        public MovedOutside {
            paymentReferences = List.copyOf(paymentReferences);
        }

        public MovedOutside(String id, String paymentReference, OutsideMovement movement) {
            this(id, List.of(paymentReference), movement);
        }
    }

    /** What is of no consequence, or not known: it is kept, and nothing follows. */
    record Other(String id, String type) implements Notice {}
}
