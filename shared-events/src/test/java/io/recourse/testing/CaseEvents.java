package io.recourse.testing;

import io.recourse.actor.Act;
import io.recourse.actor.Actor;
import io.recourse.actor.Channel;
import io.recourse.actor.CommandId;
import io.recourse.actor.Role;
import io.recourse.deadline.Deadline;
import io.recourse.deadline.DeadlineName;
import io.recourse.deadline.ExpiryEffect;
import io.recourse.deadline.Milestone;
import io.recourse.deadline.PolicyRef;
import io.recourse.dispute.Basis;
import io.recourse.dispute.CaseId;
import io.recourse.dispute.Complaint;
import io.recourse.dispute.ContactRecorded;
import io.recourse.dispute.DeadlineExpired;
import io.recourse.dispute.DeadlineMet;
import io.recourse.dispute.DesiredResolution;
import io.recourse.dispute.DisputeClosed;
import io.recourse.dispute.DisputeEvent;
import io.recourse.dispute.DisputeOpened;
import io.recourse.dispute.DisputedPayment;
import io.recourse.dispute.Escalated;
import io.recourse.dispute.EscalationTarget;
import io.recourse.dispute.ExternalReference;
import io.recourse.dispute.Finality;
import io.recourse.dispute.Jurisdiction;
import io.recourse.dispute.NoteAdded;
import io.recourse.dispute.Origin;
import io.recourse.dispute.Outcome;
import io.recourse.dispute.Party;
import io.recourse.dispute.Reason;
import io.recourse.dispute.ReceiptAttached;
import io.recourse.dispute.RefundFailed;
import io.recourse.dispute.RefundRequested;
import io.recourse.dispute.RefundSucceeded;
import io.recourse.dispute.Stage;
import io.recourse.id.Ulid;
import io.recourse.money.Money;
import io.recourse.payment.CustomerId;
import io.recourse.payment.MerchantId;
import io.recourse.payment.PaymentId;
import io.recourse.personal.Personal;
import io.recourse.receipt.Receipt;
import io.recourse.receipt.ReceiptId;
import io.recourse.receipt.ReceiptKind;
import io.recourse.receipt.Sha256;
import io.recourse.refund.RefundFailure;
import io.recourse.refund.RefundId;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes the history of one case, an hour between two events. The same number gives the same case; {@code number} also
 * names its customer ({@code c-7}), its payment ({@code pay-7}) and its external reference ({@code test-7}).
 */
public final class CaseEvents {

    public static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
    public static final String SOURCE = "test";

    private final int number;
    private final List<DisputeEvent> events = new ArrayList<>();
    private Actor actor = new Actor("agent", Role.AGENT);
    private Instant now;
    private Reason reason = Reason.PRODUCT_NOT_RECEIVED;
    private Channel channel = Channel.PHONE;
    private MerchantId merchant = MerchantId.of("m-1");
    private Money amount = Money.of("88.00", "CNY");
    private String description = "The parcel never came. 包裹一直没有收到";

    private CaseEvents(int number) {
        this.number = number;
        this.now = START.plus(Duration.ofDays(number));
    }

    public static CaseEvents of(int number) {
        return new CaseEvents(number);
    }

    public static CaseId id(int number) {
        return CaseId.of(CaseId.PREFIX + ulid(number, 0));
    }

    public CaseId id() {
        return id(number);
    }

    public List<DisputeEvent> events() {
        return List.copyOf(events);
    }

    public CaseEvents reason(Reason value) {
        this.reason = value;
        return this;
    }

    public CaseEvents channel(Channel value) {
        this.channel = value;
        return this;
    }

    public CaseEvents merchant(String value) {
        this.merchant = MerchantId.of(value);
        return this;
    }

    public CaseEvents amount(String value, String currency) {
        this.amount = Money.of(value, currency);
        return this;
    }

    public CaseEvents description(String value) {
        this.description = value;
        return this;
    }

    /** Whoever does what follows. */
    public CaseEvents by(String id, Role role) {
        this.actor = new Actor(id, role);
        return this;
    }

    public CaseEvents at(Instant instant) {
        this.now = instant;
        return this;
    }

    public CaseEvents opened() {
        Complaint complaint = new Complaint(
                CustomerId.of("c-" + number),
                List.of(payment()),
                reason,
                channel,
                Optional.of(amount),
                Optional.of(now.minus(Duration.ofDays(2))),
                now,
                now,
                Optional.of(Personal.of(description)),
                Optional.of(DesiredResolution.FULL_REFUND),
                List.of(Personal.of("called the shop")),
                Optional.of(Personal.of("phone X")),
                Optional.of(Jurisdiction.of("CN")),
                Optional.of(new ExternalReference(SOURCE, SOURCE + "-" + number)),
                List.of());
        return add(new DisputeOpened(
                id(),
                complaint,
                List.of(new DisputedPayment(payment(), amount)),
                Optional.of(merchant),
                Origin.WALLET,
                Stage.INQUIRY,
                new PolicyRef("test", 1),
                List.of(firstResponse(now), resolution(now)),
                act("open")));
    }

    public CaseEvents receipt(Sha256 content, long sizeBytes, String mediaType, String fileName) {
        Receipt receipt = new Receipt(
                receiptId(),
                ReceiptKind.PAYMENT_VOUCHER,
                content,
                sizeBytes,
                mediaType,
                Personal.of(fileName),
                Optional.of(Personal.of("as sent by the customer")));
        return add(new ReceiptAttached(id(), receipt, act("receipt")));
    }

    public CaseEvents receipt() {
        return receipt(Sha256.of("ab".repeat(32)), 1_234, "application/pdf", "凭证 1.pdf");
    }

    public CaseEvents contact() {
        return add(new ContactRecorded(
                id(),
                channel,
                Personal.of("told us the story"),
                Optional.of(Personal.of("will wait")),
                act("contact")));
    }

    public CaseEvents note(String text) {
        return add(new NoteAdded(id(), Personal.of(text), act("note")));
    }

    public CaseEvents escalated(EscalationTarget to, Stage stage) {
        return add(new Escalated(
                id(), to, stage, Optional.of(Personal.of("merchant is silent")), Optional.empty(), act("escalate")));
    }

    public CaseEvents escalatedBecauseLate(EscalationTarget to, Stage stage) {
        return add(new Escalated(
                id(), to, stage, Optional.empty(), Optional.of(DeadlineName.FIRST_RESPONSE), act("escalate")));
    }

    public CaseEvents met(DeadlineName name) {
        return add(new DeadlineMet(id(), name, act("met")));
    }

    public CaseEvents expired(DeadlineName name, Party party) {
        return add(new DeadlineExpired(id(), name, party, now, act("expire")));
    }

    public CaseEvents refundRequested(String value) {
        return add(new RefundRequested(
                id(),
                refundId(requests() + 1),
                payment(),
                Money.of(value, amount.currency().getCurrencyCode()),
                Optional.of(Personal.of("customer never got the goods")),
                act("refund")));
    }

    public CaseEvents refundSucceeded(String value) {
        return add(new RefundSucceeded(
                id(),
                refundId(requests()),
                Money.of(value, amount.currency().getCurrencyCode()),
                "ledger-" + number,
                act("confirm")));
    }

    public CaseEvents refundFailed(String value) {
        return add(new RefundFailed(
                id(),
                refundId(requests()),
                Money.of(value, amount.currency().getCurrencyCode()),
                new RefundFailure(RefundFailure.Kind.DECLINED, "account-closed"),
                act("fail")));
    }

    public CaseEvents closed(Outcome outcome, Basis basis) {
        return add(new DisputeClosed(
                id(), outcome, basis, Finality.FINAL, Optional.of(Personal.of("all settled")), act("close")));
    }

    /** From the complaint to the refund, with every kind of event: 13 of them. */
    public static CaseEvents whole(int number) {
        return of(number).whole();
    }

    public CaseEvents whole() {
        return opened().receipt()
                .contact()
                .met(DeadlineName.FIRST_RESPONSE)
                .note("looks honest")
                .escalated(EscalationTarget.COMPLAINTS_DESK, Stage.CLAIM)
                .refundRequested("90.00")
                .refundFailed("90.00")
                .refundRequested("88.00")
                .refundSucceeded("88.00")
                .expired(DeadlineName.RESOLUTION, Party.OPERATOR)
                .escalatedBecauseLate(EscalationTarget.MANAGEMENT, Stage.CLAIM)
                .closed(Outcome.CUSTOMER_FAVOUR, Basis.ADJUDICATION);
    }

    /** The receipt that the latest {@link #receipt} attached. */
    public ReceiptId receiptId() {
        return ReceiptId.of(ReceiptId.PREFIX + ulid(number, 1));
    }

    /** Each request is a refund of its own; what ends a refund ends the latest. */
    private RefundId refundId(int requests) {
        return RefundId.of(RefundId.PREFIX + ulid(number, 100 + requests));
    }

    private int requests() {
        return (int) events.stream().filter(RefundRequested.class::isInstance).count();
    }

    private PaymentId payment() {
        return PaymentId.of("pay-" + number);
    }

    private CaseEvents add(DisputeEvent event) {
        events.add(event);
        now = now.plus(Duration.ofHours(1));
        return this;
    }

    private Act act(String intention) {
        return new Act(actor, channel, now, CommandId.of(intention + "-" + number + "-" + events.size()));
    }

    private static Deadline firstResponse(Instant start) {
        return new Deadline(
                DeadlineName.FIRST_RESPONSE,
                Party.OPERATOR,
                start,
                start.plus(Duration.ofDays(15)),
                List.of(Milestone.CUSTOMER_ANSWERED),
                List.of(new ExpiryEffect.Escalate(EscalationTarget.COMPLAINTS_DESK)));
    }

    private static Deadline resolution(Instant start) {
        return new Deadline(
                DeadlineName.RESOLUTION,
                Party.OPERATOR,
                start,
                start.plus(Duration.ofDays(60)),
                List.of(Milestone.CASE_CLOSED),
                List.of(new ExpiryEffect.Escalate(EscalationTarget.MANAGEMENT)));
    }

    private static String ulid(int number, int part) {
        byte[] entropy = ByteBuffer.allocate(10)
                .putShort((short) 0)
                .putInt(number)
                .putInt(part)
                .array();
        return Ulid.of(START.plusSeconds(number), entropy);
    }
}
