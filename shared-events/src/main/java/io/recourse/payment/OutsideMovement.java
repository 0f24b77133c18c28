package io.recourse.payment;

import io.recourse.id.OpaqueId;
import io.recourse.money.Money;
import java.time.Instant;

/**
 * Money of a payment that moved without Recourse: a refund made at the source, a chargeback, or what came back of either.
 *
 * @param source the system that tells of it
 * @param id its own id of this one movement, by which a second telling is known
 * @param about its id of what the movement belongs to, the refund or the chargeback; there may be several movements about one
 * @param amount greater than zero, whichever way it went
 */
public record OutsideMovement(String source, String id, Kind kind, String about, Money amount, Instant movedAt) {

    public enum Kind {
        REFUND,
        REFUND_RETURNED,
        CHARGEBACK,
        CHARGEBACK_RETURNED;

        /** Whether it takes from what is left of the payment. */
        public boolean takes() {
            return switch (this) {
                case REFUND, CHARGEBACK -> true;
                case REFUND_RETURNED, CHARGEBACK_RETURNED -> false;
            };
        }
    }

    public OutsideMovement {
        OpaqueId.require("source", source);
        OpaqueId.require("id", id);
        OpaqueId.require("about", about);
        if (!amount.positive()) {
            throw new IllegalArgumentException("a movement is of more than nothing, not of " + amount);
        }
    }
}
