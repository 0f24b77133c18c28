package io.recourse.sample;

import static io.recourse.sample.Sample.CASE;
import static io.recourse.sample.Sample.DECLINED;
import static io.recourse.sample.Sample.MERCHANT;
import static io.recourse.sample.Sample.NOW;
import static io.recourse.sample.Sample.PAYMENT;
import static io.recourse.sample.Sample.REFUND;
import static io.recourse.sample.Sample.act;
import static io.recourse.sample.Sample.cny;
import static io.recourse.sample.Sample.inside;
import static io.recourse.sample.Sample.words;

import io.recourse.actor.Channel;
import io.recourse.deadline.DeadlineName;
import io.recourse.deadline.PolicyRef;
import io.recourse.dispute.Basis;
import io.recourse.dispute.Complaint;
import io.recourse.dispute.ContactRecorded;
import io.recourse.dispute.DeadlineExpired;
import io.recourse.dispute.DeadlineMet;
import io.recourse.dispute.DisputeClosed;
import io.recourse.dispute.DisputeOpened;
import io.recourse.dispute.DisputedPayment;
import io.recourse.dispute.Escalated;
import io.recourse.dispute.EscalationTarget;
import io.recourse.dispute.Finality;
import io.recourse.dispute.NoteAdded;
import io.recourse.dispute.Origin;
import io.recourse.dispute.Outcome;
import io.recourse.dispute.Party;
import io.recourse.dispute.ReceiptAttached;
import io.recourse.dispute.RefundFailed;
import io.recourse.dispute.RefundRequested;
import io.recourse.dispute.RefundSucceeded;
import io.recourse.dispute.Stage;
import io.recourse.money.Money;
import io.recourse.payment.PaymentRecorded;
import io.recourse.payment.RefundReleased;
import io.recourse.payment.RefundReservationRefused;
import io.recourse.payment.RefundReserved;
import io.recourse.payment.RefundSettled;
import io.recourse.refund.RefundFailure;
import io.recourse.refund.RefundId;
import io.recourse.rejection.Rule;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What can happen to {@link Sample#CASE} and {@link Sample#PAYMENT}. */
public final class SampleEvents {

    private SampleEvents() {}

    /** One of each type. */
    public static Stream<Object> all() {
        return Stream.concat(dispute(), payment());
    }

    private static Stream<Object> dispute() {
        return Stream.of(
                opened(Sample.complaint(), cny("88.00")),
                new ReceiptAttached(CASE, Sample.RECEIPT, act("attach")),
                contacted(),
                new NoteAdded(CASE, words("calls back on Monday"), act("note")),
                escalated(EscalationTarget.COMPLAINTS_DESK, Stage.CLAIM),
                requested(REFUND, cny("30.00")),
                succeeded(REFUND, cny("30.00")),
                failed(REFUND, cny("30.00")),
                new DeadlineMet(CASE, DeadlineName.FIRST_RESPONSE, act("contact")),
                expired(DeadlineName.RESOLUTION),
                closed());
    }

    private static Stream<Object> payment() {
        return Stream.of(
                recorded(cny("88.00")),
                reserved(REFUND, cny("30.00")),
                new RefundReservationRefused(
                        PAYMENT, REFUND, CASE, cny("90.00"), Rule.REFUND_EXCEEDS_REFUNDABLE, inside("r:reserve")),
                settled(REFUND, cny("30.00")),
                released(REFUND, cny("30.00")));
    }

    public static DisputeOpened opened(Complaint complaint, Money captured) {
        return new DisputeOpened(
                CASE,
                complaint,
                complaint.paymentIds().stream()
                        .map(id -> new DisputedPayment(id, captured))
                        .toList(),
                complaint.paymentIds().isEmpty() ? Optional.empty() : Optional.of(MERCHANT),
                Origin.WALLET,
                Stage.INQUIRY,
                new PolicyRef("complaint-portal-15-60", 1),
                List.of(Sample.firstResponse(), Sample.resolution()),
                act("open"));
    }

    public static ContactRecorded contacted() {
        return new ContactRecorded(
                CASE, Channel.PHONE, words("我们会在周三之前答复"), Optional.of(words("agreed to wait")), act("contact"));
    }

    public static Escalated escalated(EscalationTarget to, Stage stage) {
        return new Escalated(CASE, to, stage, Optional.of(words("second call")), Optional.empty(), act("escalate"));
    }

    public static RefundRequested requested(RefundId id, Money amount) {
        return new RefundRequested(CASE, id, PAYMENT, amount, Optional.of(words("not delivered")), act("refund-" + id));
    }

    public static RefundSucceeded succeeded(RefundId id, Money amount) {
        return new RefundSucceeded(CASE, id, amount, "ledger:" + id, inside(id + ":confirm"));
    }

    public static RefundFailed failed(RefundId id, Money amount) {
        return new RefundFailed(
                CASE,
                id,
                amount,
                new RefundFailure(RefundFailure.Kind.NOT_RESERVED, Rule.REFUND_EXCEEDS_REFUNDABLE.slug()),
                inside(id + ":fail"));
    }

    public static DeadlineExpired expired(DeadlineName name) {
        return new DeadlineExpired(
                CASE, name, Party.OPERATOR, NOW.plus(Duration.ofDays(60)), inside("expire:" + CASE + ":" + name));
    }

    public static DisputeClosed closed() {
        return new DisputeClosed(
                CASE,
                Outcome.CUSTOMER_FAVOUR,
                Basis.AGREEMENT,
                Finality.FINAL,
                Optional.of(words("refunded")),
                act("close"));
    }

    public static PaymentRecorded recorded(Money amount) {
        return new PaymentRecorded(PAYMENT, Sample.paid(amount), inside("record"));
    }

    public static RefundReserved reserved(RefundId id, Money amount) {
        return new RefundReserved(PAYMENT, id, CASE, amount, "wallet-ledger", inside(id + ":reserve"));
    }

    public static RefundSettled settled(RefundId id, Money amount) {
        return new RefundSettled(PAYMENT, id, CASE, amount, "ledger:" + id, inside(id + ":settle"));
    }

    public static RefundReleased released(RefundId id, Money amount) {
        return new RefundReleased(PAYMENT, id, CASE, amount, DECLINED, inside(id + ":release"));
    }
}
