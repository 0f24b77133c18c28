package io.recourse.offer;

import io.recourse.dispute.Party;
import io.recourse.money.Money;
import io.recourse.personal.Personal;
import java.util.Optional;

/** What is offered.
 *
 * @param from who offers
 * @param amount of money to go back; empty for a replacement
 */
public record Offer(
        OfferId id, Party from, OfferKind kind, Optional<Money> amount, Optional<Personal<String>> message) {

    /** Who may accept or decline it: the merchant what others offer, and the customer the rest. */
    public Party to() {
        return from == Party.CUSTOMER ? Party.MERCHANT : Party.CUSTOMER;
    }
}
