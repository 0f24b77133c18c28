package io.recourse.sample;

import static io.recourse.sample.Sample.CASE;
import static io.recourse.sample.Sample.NOW;
import static io.recourse.sample.Sample.act;
import static io.recourse.sample.Sample.cny;
import static io.recourse.sample.Sample.offer;
import static io.recourse.sample.Sample.receipt;
import static io.recourse.sample.Sample.request;
import static io.recourse.sample.Sample.words;

import io.recourse.actor.Act;
import io.recourse.actor.Role;
import io.recourse.deadline.Deadline;
import io.recourse.deadline.DeadlineName;
import io.recourse.deadline.Milestone;
import io.recourse.dispute.InformationProvided;
import io.recourse.dispute.InformationRequested;
import io.recourse.dispute.MerchantResponded;
import io.recourse.dispute.MessageSent;
import io.recourse.dispute.OfferAccepted;
import io.recourse.dispute.OfferDeclined;
import io.recourse.dispute.OfferMade;
import io.recourse.dispute.Party;
import io.recourse.dispute.Position;
import io.recourse.dispute.ReturnAcknowledged;
import io.recourse.information.Item;
import io.recourse.information.ProvidedItem;
import io.recourse.information.RequestedItem;
import io.recourse.money.Money;
import io.recourse.offer.Offer;
import io.recourse.offer.OfferKind;
import io.recourse.offer.ReturnCondition;
import io.recourse.receipt.ReceiptId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the parties of {@link Sample#CASE} ask, offer and tell each other. */
public final class SampleDealings {

    private SampleDealings() {}

    /** One of each type. */
    static Stream<Object> all() {
        return Stream.of(
                new InformationRequested(
                        CASE,
                        request(1),
                        Party.CUSTOMER,
                        List.of(
                                new RequestedItem(Item.PAYMENT_VOUCHER, true, Optional.of(words("请提供支付凭证截图"))),
                                new RequestedItem(Item.PLACE, false, Optional.empty())),
                        Optional.of(words("we need two things from you")),
                        information(1, Party.CUSTOMER),
                        act("ask-1")),
                new InformationProvided(
                        CASE,
                        request(1),
                        Party.CUSTOMER,
                        List.of(
                                new ProvidedItem(
                                        Item.PAYMENT_VOUCHER, Optional.empty(), Optional.of(Sample.RECEIPT.id())),
                                new ProvidedItem(Item.PLACE, Optional.of(words("上海南京路店")), Optional.empty())),
                        true,
                        true,
                        act("provide-1")),
                wrote(Party.MERCHANT, Party.OPERATOR, "快递显示已签收，请核实"),
                new MerchantResponded(
                        CASE,
                        Position.CONTEST,
                        Optional.of(words("delivered on Thursday, signed for at the door")),
                        List.of(receipt(1), receipt(2)),
                        true,
                        act("respond", Role.MERCHANT)),
                offered(2, Party.CUSTOMER, OfferKind.PARTIAL_REFUND, cny("44.00"), Optional.of(1)),
                accepted(2, Party.MERCHANT),
                declined(1, Party.CUSTOMER),
                new ReturnAcknowledged(
                        CASE, ReturnCondition.DAMAGED, Optional.of(words("外包装破损")), act("return", Role.MERCHANT)));
    }

    /** Until when request {@code n} is to be answered. */
    public static Deadline information(int n, Party party) {
        return Deadline.promise(
                DeadlineName.INFORMATION.number(n),
                party,
                NOW,
                NOW.plus(Duration.ofDays(3)),
                List.of(Milestone.CASE_CLOSED),
                List.of(),
                true);
    }

    /** Asks for mandatory items. */
    public static InformationRequested asked(int n, Party party, Item... items) {
        return new InformationRequested(
                CASE,
                request(n),
                party,
                Stream.of(items)
                        .map(item -> new RequestedItem(item, true, Optional.of(words("details of request " + n))))
                        .toList(),
                Optional.of(words("message of request " + n)),
                information(n, party),
                act("ask-" + n));
    }

    public static InformationProvided provided(int n, Party party, boolean complete, Item... items) {
        return new InformationProvided(
                CASE,
                request(n),
                party,
                Stream.of(items)
                        .map(item ->
                                new ProvidedItem(item, Optional.of(words("answer to request " + n)), Optional.empty()))
                        .toList(),
                complete,
                false,
                act("provide-" + n));
    }

    public static MessageSent wrote(Party from, Party to, String text) {
        return new MessageSent(CASE, from, to, words(text), by(from, "message"));
    }

    public static MerchantResponded responded(Position position, ReceiptId... submitted) {
        return new MerchantResponded(
                CASE,
                position,
                Optional.of(words("our side of it")),
                List.of(submitted),
                false,
                act("respond", Role.MERCHANT));
    }

    public static OfferMade offered(int n, Party from, OfferKind kind, Money amount) {
        return offered(n, from, kind, amount, Optional.empty());
    }

    public static OfferMade offered(int n, Party from, OfferKind kind, Money amount, Optional<Integer> counters) {
        Offer offer = new Offer(offer(n), from, kind, Optional.of(amount), Optional.of(words("offer " + n + "，望接受")));
        return new OfferMade(CASE, offer, counters.map(Sample::offer), standing(n, offer.to()), by(from, "offer-" + n));
    }

    /** Until when offer {@code n} stands. */
    public static Deadline standing(int n, Party to) {
        return Deadline.promise(
                DeadlineName.OFFER.number(n), to, NOW, until(), List.of(Milestone.CASE_CLOSED), List.of(), true);
    }

    public static OfferAccepted accepted(int n, Party by) {
        return new OfferAccepted(CASE, offer(n), by, by(by, "accept-" + n));
    }

    public static OfferDeclined declined(int n, Party by) {
        return new OfferDeclined(CASE, offer(n), by, Optional.of(words("too little 太少")), by(by, "decline-" + n));
    }

    public static ReturnAcknowledged cameBack() {
        return new ReturnAcknowledged(CASE, ReturnCondition.RECEIVED, Optional.empty(), act("return", Role.MERCHANT));
    }

    private static Instant until() {
        return NOW.plus(Duration.ofDays(3));
    }

    private static Act by(Party party, String commandId) {
        return act(commandId, party == Party.MERCHANT ? Role.MERCHANT : Role.AGENT);
    }
}
