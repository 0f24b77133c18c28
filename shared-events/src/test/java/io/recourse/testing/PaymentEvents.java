package io.recourse.testing;

import io.recourse.actor.Act;
import io.recourse.actor.Actor;
import io.recourse.actor.Channel;
import io.recourse.actor.CommandId;
import io.recourse.actor.Role;
import io.recourse.dispute.CaseId;
import io.recourse.id.Ulid;
import io.recourse.money.Money;
import io.recourse.payment.CustomerId;
import io.recourse.payment.MerchantId;
import io.recourse.payment.OutsideMovement;
import io.recourse.payment.OutsideMovementRecorded;
import io.recourse.payment.PaymentDetails;
import io.recourse.payment.PaymentEvent;
import io.recourse.payment.PaymentId;
import io.recourse.payment.PaymentRecorded;
import io.recourse.payment.RefundReleased;
import io.recourse.payment.RefundReservationRefused;
import io.recourse.payment.RefundReserved;
import io.recourse.payment.RefundReturned;
import io.recourse.payment.RefundSettled;
import io.recourse.personal.Personal;
import io.recourse.refund.RefundFailure;
import io.recourse.refund.RefundId;
import io.recourse.rejection.Rule;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes the history of the payment {@code pay-<number>} of customer {@code c-<number>}. */
public final class PaymentEvents {

    private final int number;
    private final List<PaymentEvent> events = new ArrayList<>();
    private final Instant capturedAt;
    private MerchantId merchant = MerchantId.of("m-1");
    private Money amount = Money.of("88.00", "CNY");

    private PaymentEvents(int number) {
        this.number = number;
        this.capturedAt = CaseEvents.START.plus(Duration.ofDays(number));
    }

    public static PaymentEvents of(int number) {
        return new PaymentEvents(number);
    }

    public PaymentEvents merchant(String value) {
        this.merchant = MerchantId.of(value);
        return this;
    }

    public PaymentEvents amount(String value, String currency) {
        this.amount = Money.of(value, currency);
        return this;
    }

    public PaymentId id() {
        return PaymentId.of("pay-" + number);
    }

    public Instant capturedAt() {
        return capturedAt;
    }

    public List<PaymentEvent> events() {
        return List.copyOf(events);
    }

    public PaymentEvents recorded() {
        PaymentDetails details = new PaymentDetails(
                CustomerId.of("c-" + number),
                merchant,
                amount,
                capturedAt,
                Optional.of("order-" + number),
                Optional.of("app"),
                Optional.of(Personal.of("phone X")),
                Optional.of(Personal.of("tea 茶")),
                PaymentDetails.WALLET_LEDGER,
                Optional.empty());
        return add(new PaymentRecorded(id(), details, act("record")));
    }

    public PaymentEvents reserved(int refund, String value) {
        return add(new RefundReserved(
                id(), refundId(refund), caseId(), money(value), PaymentDetails.WALLET_LEDGER, act("reserve")));
    }

    public PaymentEvents refused(int refund, String value) {
        return add(new RefundReservationRefused(
                id(), refundId(refund), caseId(), money(value), Rule.REFUND_EXCEEDS_REFUNDABLE, act("refuse")));
    }

    public PaymentEvents settled(int refund, String value) {
        return add(
                new RefundSettled(id(), refundId(refund), caseId(), money(value), "ledger-" + refund, act("settle")));
    }

    public PaymentEvents released(int refund, String value) {
        return add(new RefundReleased(
                id(),
                refundId(refund),
                caseId(),
                money(value),
                new RefundFailure(RefundFailure.Kind.DECLINED, "account-closed"),
                act("release")));
    }

    public PaymentEvents returned(int refund, String value) {
        return add(new RefundReturned(
                id(),
                refundId(refund),
                caseId(),
                money(value),
                new RefundFailure(RefundFailure.Kind.RETURNED, "card-expired"),
                act("return")));
    }

    /** Takes, or brings back what was taken, about {@code about}. */
    public PaymentEvents outside(OutsideMovement.Kind kind, String about, String value) {
        OutsideMovement movement = new OutsideMovement(
                "wallet-ledger", "movement-" + events.size(), kind, about, money(value), capturedAt);
        return add(new OutsideMovementRecorded(id(), movement, act("outside-" + events.size())));
    }

    private Money money(String value) {
        return Money.of(value, amount.currency().getCurrencyCode());
    }

    private CaseId caseId() {
        return CaseEvents.id(number);
    }

    private RefundId refundId(int refund) {
        byte[] entropy = ByteBuffer.allocate(10)
                .putShort((short) 1)
                .putInt(number)
                .putInt(refund)
                .array();
        return RefundId.of(RefundId.PREFIX + Ulid.of(capturedAt, entropy));
    }

    private PaymentEvents add(PaymentEvent event) {
        events.add(event);
        return this;
    }

    private Act act(String intention) {
        return new Act(
                new Actor("agent", Role.AGENT),
                Channel.API,
                capturedAt.plus(Duration.ofHours(events.size())),
                CommandId.of(intention + "-" + number + "-" + events.size()));
    }
}
