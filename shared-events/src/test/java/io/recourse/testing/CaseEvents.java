package io.recourse.testing;

import io.recourse.actor.Act;
import io.recourse.actor.Actor;
import io.recourse.actor.Channel;
import io.recourse.actor.CommandId;
import io.recourse.actor.Role;
import io.recourse.deadline.Clause;
import io.recourse.deadline.Confidence;
import io.recourse.deadline.Deadline;
import io.recourse.deadline.DeadlineName;
import io.recourse.deadline.ExpiryEffect;
import io.recourse.deadline.Extension;
import io.recourse.deadline.Milestone;
import io.recourse.deadline.PolicyRef;
import io.recourse.deadline.Provision;
import io.recourse.deadline.Trigger;
import io.recourse.dispute.AccountHoldReleased;
import io.recourse.dispute.AccountHoldRequested;
import io.recourse.dispute.Assigned;
import io.recourse.dispute.Basis;
import io.recourse.dispute.CaseId;
import io.recourse.dispute.ClockPaused;
import io.recourse.dispute.ClockResumed;
import io.recourse.dispute.Complaint;
import io.recourse.dispute.ContactRecorded;
import io.recourse.dispute.DeadlineApproaching;
import io.recourse.dispute.DeadlineExpired;
import io.recourse.dispute.DeadlineExtended;
import io.recourse.dispute.DeadlineMet;
import io.recourse.dispute.DeadlinesBegan;
import io.recourse.dispute.DeadlinesResumed;
import io.recourse.dispute.DeadlinesSuspended;
import io.recourse.dispute.DesiredResolution;
import io.recourse.dispute.DisputeAppealed;
import io.recourse.dispute.DisputeClosed;
import io.recourse.dispute.DisputeDecided;
import io.recourse.dispute.DisputeEvent;
import io.recourse.dispute.DisputeOpened;
import io.recourse.dispute.DisputeReopened;
import io.recourse.dispute.DisputeWithdrawn;
import io.recourse.dispute.DisputedPayment;
import io.recourse.dispute.EffectRefused;
import io.recourse.dispute.Escalated;
import io.recourse.dispute.EscalationTarget;
import io.recourse.dispute.ExternalReference;
import io.recourse.dispute.ExternalRulingRecorded;
import io.recourse.dispute.Finality;
import io.recourse.dispute.IdentityVerified;
import io.recourse.dispute.IncidentLinked;
import io.recourse.dispute.InformationProvided;
import io.recourse.dispute.InformationRequested;
import io.recourse.dispute.Jurisdiction;
import io.recourse.dispute.MerchantResponded;
import io.recourse.dispute.MessageSent;
import io.recourse.dispute.MoneyMovedOutside;
import io.recourse.dispute.NoteAdded;
import io.recourse.dispute.OfferAccepted;
import io.recourse.dispute.OfferDeclined;
import io.recourse.dispute.OfferMade;
import io.recourse.dispute.Origin;
import io.recourse.dispute.Outcome;
import io.recourse.dispute.Party;
import io.recourse.dispute.PartyNotified;
import io.recourse.dispute.PolicyChanged;
import io.recourse.dispute.Position;
import io.recourse.dispute.ProvisionalCreditFinalised;
import io.recourse.dispute.ProvisionalCreditGranted;
import io.recourse.dispute.ProvisionalCreditWithdrawn;
import io.recourse.dispute.Reason;
import io.recourse.dispute.ReceiptAttached;
import io.recourse.dispute.ReceiptWithdrawn;
import io.recourse.dispute.Redacted;
import io.recourse.dispute.RefundAbnormal;
import io.recourse.dispute.RefundActionRequired;
import io.recourse.dispute.RefundApproved;
import io.recourse.dispute.RefundDeclined;
import io.recourse.dispute.RefundFailed;
import io.recourse.dispute.RefundGivenUp;
import io.recourse.dispute.RefundRequested;
import io.recourse.dispute.RefundResolved;
import io.recourse.dispute.RefundRetried;
import io.recourse.dispute.RefundReversed;
import io.recourse.dispute.RefundSubmitted;
import io.recourse.dispute.RefundSucceeded;
import io.recourse.dispute.ResumedDeadline;
import io.recourse.dispute.ReturnAcknowledged;
import io.recourse.dispute.Stage;
import io.recourse.id.Ulid;
import io.recourse.identity.IdentityMethod;
import io.recourse.incident.IncidentId;
import io.recourse.information.Item;
import io.recourse.information.ProvidedItem;
import io.recourse.information.RequestId;
import io.recourse.information.RequestedItem;
import io.recourse.money.Money;
import io.recourse.offer.Offer;
import io.recourse.offer.OfferId;
import io.recourse.offer.OfferKind;
import io.recourse.offer.ReturnCondition;
import io.recourse.payment.CustomerId;
import io.recourse.payment.MerchantId;
import io.recourse.payment.OutsideMovement;
import io.recourse.payment.PaymentId;
import io.recourse.personal.Personal;
import io.recourse.receipt.Receipt;
import io.recourse.receipt.ReceiptId;
import io.recourse.receipt.ReceiptKind;
import io.recourse.receipt.Sha256;
import io.recourse.refund.RefundFailure;
import io.recourse.refund.RefundId;
import io.recourse.rejection.Rule;
import io.recourse.ruling.Ruling;
import io.recourse.ruling.RulingEffect;
import io.recourse.runtime.language.Language;
import io.recourse.terms.CaseTerms;
import io.recourse.terms.Promise;
import io.recourse.work.Queue;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Writes the history of one case, an hour between two events. The same number gives the same case; {@code number} also
 * names its customer ({@code c-7}), its payment ({@code pay-7}) and its external reference ({@code test-7}).
 */
public final class CaseEvents {

    public static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
    public static final String SOURCE = "test";
    public static final DeadlineName INVESTIGATION = DeadlineName.of("INVESTIGATION");
    public static final DeadlineName CORRECTION = DeadlineName.of("CORRECTION");

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
                Optional.of(Personal.of("order-" + number)),
                Optional.empty(),
                false,
                Optional.of(Language.CHINESE),
                Optional.of(Jurisdiction.of("CN")),
                Optional.of(new ExternalReference(SOURCE, SOURCE + "-" + number)),
                List.of(),
                Optional.empty(),
                Optional.empty());
        return add(new DisputeOpened(
                id(),
                complaint,
                List.of(new DisputedPayment(payment(), amount, Optional.of("wallet-ledger"))),
                Optional.of(merchant),
                Origin.WALLET,
                Stage.INQUIRY,
                List.of(new PolicyRef("test", 1)),
                List.of(firstResponse(now), resolution(now)),
                terms(),
                Queue.FRONT_DESK,
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
        return add(new ReceiptAttached(id(), receipt, Party.CUSTOMER, false, act("receipt")));
    }

    public CaseEvents receipt() {
        return receipt(Sha256.of("ab".repeat(32)), 1_234, "application/pdf", "凭证 1.pdf");
    }

    public CaseEvents receiptWithdrawn() {
        return add(
                new ReceiptWithdrawn(id(), receiptId(), Personal.of("shows a third person"), act("withdraw-receipt")));
    }

    public CaseEvents contact() {
        return add(new ContactRecorded(
                id(),
                channel,
                Personal.of("told us the story"),
                Optional.of(Personal.of("will wait")),
                act("contact")));
    }

    public CaseEvents verified() {
        return add(new IdentityVerified(
                id(),
                IdentityMethod.ONE_TIME_CODE,
                true,
                now.plus(Duration.ofHours(24)),
                Optional.empty(),
                act("verify")));
    }

    public CaseEvents assigned(Queue queue, String assignee) {
        return add(new Assigned(id(), queue, Optional.of(assignee), act("assign")));
    }

    /** Holds the account, and after that releases it. */
    public CaseEvents heldAndReleased() {
        CustomerId customer = CustomerId.of("c-" + number);
        return add(new AccountHoldRequested(id(), customer, Personal.of("phone was stolen 手机被盗"), act("hold")))
                .add(new AccountHoldReleased(id(), customer, Personal.of("has a new phone"), act("release-hold")));
    }

    public CaseEvents partOf(IncidentId incident) {
        return add(new IncidentLinked(id(), incident, act("link")));
    }

    public CaseEvents redacted(long sequence) {
        return add(new Redacted(id(), sequence, Personal.of("names a third person"), act("redact")));
    }

    /** Each request has a deadline of its own; what answers a request answers the latest. */
    public CaseEvents informationRequested(Party party, Item... items) {
        int n = count(InformationRequested.class) + 1;
        return add(new InformationRequested(
                id(),
                requestId(n),
                party,
                Stream.of(items)
                        .map(item -> new RequestedItem(item, true, Optional.empty()))
                        .toList(),
                Optional.of(Personal.of("please answer 请答复")),
                deadline(DeadlineName.INFORMATION.number(n), party, 7),
                act("ask")));
    }

    public CaseEvents informationProvided(Party party, Item... items) {
        return add(new InformationProvided(
                id(),
                requestId(count(InformationRequested.class)),
                party,
                Stream.of(items)
                        .map(item -> new ProvidedItem(item, Optional.of(Personal.of("as told")), Optional.empty()))
                        .toList(),
                true,
                false,
                act("provide")));
    }

    public CaseEvents message(Party from, Party to, String text) {
        return add(new MessageSent(id(), from, to, Personal.of(text), act("message")));
    }

    public CaseEvents responded(Position position) {
        return add(new MerchantResponded(
                id(), position, Optional.of(Personal.of("we sent it 已发货")), List.of(), false, act("respond")));
    }

    /** Each offer has a deadline of its own; what ends an offer ends the latest. */
    public CaseEvents offered(Party from, OfferKind kind, String value) {
        int n = count(OfferMade.class) + 1;
        Offer offer =
                new Offer(offerId(n), from, kind, Optional.of(money(value)), Optional.of(Personal.of("our offer")));
        return add(new OfferMade(
                id(), offer, Optional.empty(), deadline(DeadlineName.OFFER.number(n), offer.to(), 3), act("offer")));
    }

    public CaseEvents offerAccepted(Party by) {
        return add(new OfferAccepted(id(), offerId(count(OfferMade.class)), by, act("accept")));
    }

    public CaseEvents offerDeclined(Party by) {
        return add(new OfferDeclined(
                id(), offerId(count(OfferMade.class)), by, Optional.of(Personal.of("too little 太少")), act("decline")));
    }

    public CaseEvents returnAcknowledged(ReturnCondition condition) {
        return add(new ReturnAcknowledged(id(), condition, Optional.empty(), act("return")));
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

    public CaseEvents decided(Outcome outcome, Finality finality) {
        return decided(outcome, finality, Optional.empty());
    }

    /** For now; it can be appealed against. */
    public CaseEvents decidedUntilAppeal(Outcome outcome) {
        DeadlineName name = DeadlineName.APPEAL.number(count(DisputeDecided.class) + 1);
        return decided(outcome, Finality.PROVISIONAL, Optional.of(deadline(name, Party.CUSTOMER, 14)));
    }

    private CaseEvents decided(Outcome outcome, Finality finality, Optional<Deadline> appealable) {
        return add(new DisputeDecided(
                id(),
                outcome,
                Basis.ADJUDICATION,
                finality,
                Optional.of("EVIDENCE"),
                Optional.of(Personal.of("the proof is good")),
                Optional.empty(),
                appealable,
                act("decide")));
    }

    public CaseEvents appealed(Party by, Stage stage) {
        return add(new DisputeAppealed(id(), by, stage, Personal.of("I do not agree 不同意"), act("appeal")));
    }

    public CaseEvents ruled(Outcome outcome, RulingEffect effect) {
        Ruling ruling = new Ruling(
                "cn-12315",
                "ruling-" + number + "-" + events.size(),
                outcome,
                now,
                effect == RulingEffect.REVERSED,
                Optional.of(Personal.of("裁定书")));
        return add(new ExternalRulingRecorded(id(), ruling, effect, act("ruling")));
    }

    public CaseEvents met(DeadlineName name) {
        return add(new DeadlineMet(id(), name, act("met")));
    }

    public CaseEvents expired(DeadlineName name, Party party) {
        return add(new DeadlineExpired(id(), name, party, now, act("expire")));
    }

    public CaseEvents approaching(DeadlineName name, Party party) {
        return add(new DeadlineApproaching(
                id(), name, party, now.plus(Duration.ofDays(1)), Optional.empty(), act("remind")));
    }

    public CaseEvents extended(DeadlineName name, Instant dueAt) {
        return add(new DeadlineExtended(
                id(), name, dueAt, Optional.empty(), Personal.of("waits for the laboratory"), act("extend")));
    }

    public CaseEvents paused(DeadlineName... names) {
        return add(new ClockPaused(id(), List.of(names), Personal.of("customer is travelling"), act("pause")));
    }

    public CaseEvents resumed(DeadlineName name, Instant dueAt) {
        return add(new ClockResumed(id(), List.of(new ResumedDeadline(name, dueAt, Optional.empty())), act("resume")));
    }

    /** Counts from here, under a rule. */
    public CaseEvents began(Trigger trigger, Deadline... deadlines) {
        return add(new DeadlinesBegan(id(), trigger, List.of(deadlines), act("begin")));
    }

    public CaseEvents suspended(Party awaited, DeadlineName... names) {
        return add(new DeadlinesSuspended(id(), awaited, List.of(names), act("suspend")));
    }

    public CaseEvents awaitedNoMore(Party awaited, DeadlineName name, Instant dueAt) {
        return add(new DeadlinesResumed(
                id(), awaited, List.of(new ResumedDeadline(name, dueAt, Optional.empty())), act("go-on")));
    }

    public CaseEvents notified(DeadlineName name, Party party) {
        return add(new PartyNotified(id(), name, party, act("notify")));
    }

    public CaseEvents effectRefused(DeadlineName name, ExpiryEffect effect, Rule rule) {
        return add(new EffectRefused(id(), name, effect, rule, act("expire")));
    }

    /** To the next version of its policy. */
    public CaseEvents policyChanged(List<Deadline> moved, List<Deadline> begun, DeadlineName... dropped) {
        return add(new PolicyChanged(
                id(),
                List.of(new PolicyRef("test", 1)),
                List.of(new PolicyRef("test", 2)),
                terms(),
                moved,
                begun,
                List.of(dropped),
                Personal.of("the law changed 法律有变"),
                act("change-policy")));
    }

    /** A deadline that stands still for the customer and can be put off by ten days. */
    public Deadline underRule(DeadlineName name, Party party, int days) {
        Instant dueAt = now.plus(Duration.ofDays(days));
        Clause clause = new Clause(
                new PolicyRef("test", 1), "rule-of-" + number, "Test Act, section " + number, Confidence.SECONDARY);
        return new Deadline(
                name,
                party,
                now,
                dueAt,
                List.of(Milestone.CASE_CLOSED),
                List.of(new ExpiryEffect.Notify(Party.CUSTOMER)),
                true,
                Optional.of(new Provision(
                        clause,
                        List.of(Party.CUSTOMER),
                        new Extension(List.of(Role.SUPERVISOR), dueAt.plus(Duration.ofDays(10))),
                        List.of(Duration.ofHours(24)))));
    }

    public CaseEvents refundRequested(String value) {
        return refundRequested(value, false);
    }

    /** A refund that a second person has to approve. */
    public CaseEvents refundAskedFor(String value) {
        return refundRequested(value, true);
    }

    private CaseEvents refundRequested(String value, boolean approvalNeeded) {
        return add(new RefundRequested(
                id(),
                refundId(requests() + 1),
                payment(),
                money(value),
                Optional.of(Personal.of("customer never got the goods")),
                approvalNeeded,
                Optional.empty(),
                Optional.empty(),
                act("refund")));
    }

    public CaseEvents refundApproved() {
        return add(new RefundApproved(id(), refundId(requests()), act("approve")));
    }

    public CaseEvents refundDeclined() {
        return add(new RefundDeclined(
                id(), refundId(requests()), Optional.of(Personal.of("another payment")), act("decline-refund")));
    }

    public CaseEvents refundReversed(String value) {
        return add(new RefundReversed(
                id(),
                refundId(requests()),
                payment(),
                money(value),
                new RefundFailure(RefundFailure.Kind.TAKEN_BACK, "provisional-credit-withdrawn"),
                act("reverse")));
    }

    public CaseEvents creditGranted(String value) {
        return add(new ProvisionalCreditGranted(
                id(),
                refundId(requests() + 1),
                payment(),
                money(value),
                false,
                Optional.of(Personal.of("先行垫付")),
                Optional.empty(),
                act("credit")));
    }

    public CaseEvents creditWithdrawn(String value) {
        return add(new ProvisionalCreditWithdrawn(
                id(),
                refundId(requests()),
                payment(),
                money(value),
                Optional.of(Personal.of("it was delivered")),
                act("withdraw-credit")));
    }

    public CaseEvents creditFinalised(String value) {
        return add(new ProvisionalCreditFinalised(id(), refundId(requests()), money(value), act("finalise-credit")));
    }

    public CaseEvents refundSucceeded(String value) {
        return add(new RefundSucceeded(id(), refundId(requests()), money(value), "ledger-" + number, act("confirm")));
    }

    public CaseEvents refundSubmitted(String value) {
        return add(new RefundSubmitted(id(), refundId(requests()), money(value), "psp-" + number, act("submit")));
    }

    public CaseEvents refundRequiresAction(String value) {
        return add(new RefundActionRequired(
                id(), refundId(requests()), money(value), "psp-" + number, "customer-account", act("act")));
    }

    public CaseEvents refundAbnormal(String value) {
        return add(new RefundAbnormal(
                id(), refundId(requests()), money(value), "psp-" + number, "account-closed", act("abnormal")));
    }

    public CaseEvents refundGivenUp(String value) {
        return add(new RefundGivenUp(id(), refundId(requests()), money(value), "no answer", 36, act("give-up")));
    }

    public CaseEvents refundRetried() {
        return add(new RefundRetried(id(), refundId(requests()), act("retry")));
    }

    public CaseEvents refundResolved(boolean moved) {
        return add(new RefundResolved(
                id(),
                refundId(requests()),
                moved,
                "statement-7",
                Optional.of(Personal.of("the bank has it")),
                act("resolve")));
    }

    public CaseEvents movedOutside(OutsideMovement.Kind kind, String value, String refundable) {
        OutsideMovement movement =
                new OutsideMovement("stripe", "movement-" + events.size(), kind, "chargeback-1", money(value), now);
        return add(new MoneyMovedOutside(id(), payment(), movement, money(refundable), act("moved")));
    }

    public CaseEvents refundFailed(String value) {
        return add(new RefundFailed(
                id(),
                refundId(requests()),
                money(value),
                new RefundFailure(RefundFailure.Kind.DECLINED, "account-closed"),
                act("fail")));
    }

    public CaseEvents closed(Outcome outcome, Basis basis) {
        return add(new DisputeClosed(
                id(),
                outcome,
                basis,
                Finality.FINAL,
                Optional.of(Personal.of("all settled")),
                Optional.empty(),
                act("close")));
    }

    public CaseEvents reopened(int round) {
        return add(new DisputeReopened(
                id(),
                round,
                Stage.INQUIRY,
                Personal.of("the money did not come 退款没有到账"),
                List.of(deadline(DeadlineName.RESOLUTION.number(round), Party.OPERATOR, 60)),
                act("reopen")));
    }

    public CaseEvents withdrawn() {
        return add(new DisputeWithdrawn(id(), Optional.of(Personal.of("已经收到货了")), act("withdraw")));
    }

    /** From the complaint to the refund: 13 events. */
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

    /** A long quarrel, with every kind of event. */
    public static CaseEvents everything(int number) {
        return of(number).everything();
    }

    public CaseEvents everything() {
        return beginning().quarrel().standstill().credits().refunds().endings();
    }

    private CaseEvents beginning() {
        return opened().receipt()
                .contact()
                .met(DeadlineName.FIRST_RESPONSE)
                .verified()
                .assigned(Queue.COMPLAINTS, "agent-2")
                .note("looks honest");
    }

    private CaseEvents quarrel() {
        return informationRequested(Party.MERCHANT, Item.RESPONSE)
                .message(Party.MERCHANT, Party.OPERATOR, "快递显示已签收")
                .responded(Position.CONTEST)
                .informationProvided(Party.MERCHANT, Item.RESPONSE)
                .offered(Party.MERCHANT, OfferKind.PARTIAL_REFUND, "20.00")
                .offerDeclined(Party.CUSTOMER)
                .offered(Party.MERCHANT, OfferKind.REFUND_WITH_RETURN, "80.00")
                .offerAccepted(Party.CUSTOMER)
                .returnAcknowledged(ReturnCondition.WRONG_ITEM)
                .escalated(EscalationTarget.COMPLAINTS_DESK, Stage.CLAIM);
    }

    private CaseEvents standstill() {
        return paused(DeadlineName.RESOLUTION)
                .resumed(DeadlineName.RESOLUTION, now.plus(Duration.ofDays(50)))
                .extended(DeadlineName.RESOLUTION, now.plus(Duration.ofDays(70)))
                .began(Trigger.ESCALATED, underRule(INVESTIGATION, Party.OPERATOR, 10))
                .suspended(Party.CUSTOMER, INVESTIGATION)
                .awaitedNoMore(Party.CUSTOMER, INVESTIGATION, now.plus(Duration.ofDays(11)))
                .policyChanged(
                        List.of(underRule(DeadlineName.RESOLUTION, Party.OPERATOR, 40)),
                        List.of(underRule(CORRECTION, Party.OPERATOR, 30)),
                        INVESTIGATION)
                .heldAndReleased()
                .partOf(incidentId());
    }

    private CaseEvents credits() {
        return creditGranted("88.00")
                .refundSucceeded("88.00")
                .decidedUntilAppeal(Outcome.MERCHANT_FAVOUR)
                .creditWithdrawn("88.00")
                .refundReversed("88.00")
                .appealed(Party.CUSTOMER, Stage.PRE_ARBITRATION)
                .ruled(Outcome.CUSTOMER_FAVOUR, RulingEffect.APPLIED)
                .creditGranted("8.00")
                .refundSucceeded("8.00")
                .creditFinalised("8.00");
    }

    private CaseEvents refunds() {
        return refundAskedFor("90.00")
                .refundDeclined()
                .refundAskedFor("80.00")
                .refundApproved()
                .refundSubmitted("80.00")
                .refundRequiresAction("80.00")
                .refundFailed("80.00")
                .refundRequested("80.00")
                .refundGivenUp("80.00")
                .refundRetried()
                .refundAbnormal("80.00")
                .refundResolved(true)
                .refundSucceeded("80.00")
                .movedOutside(OutsideMovement.Kind.CHARGEBACK, "80.00", "-80.00")
                .movedOutside(OutsideMovement.Kind.CHARGEBACK_RETURNED, "80.00", "0.00");
    }

    private CaseEvents endings() {
        return expired(DeadlineName.RESOLUTION, Party.OPERATOR)
                .escalatedBecauseLate(EscalationTarget.MANAGEMENT, Stage.PRE_ARBITRATION)
                .notified(DeadlineName.RESOLUTION, Party.CUSTOMER)
                .effectRefused(
                        DeadlineName.RESOLUTION, new ExpiryEffect.GrantProvisionalCredit(), Rule.CREDIT_ABOVE_LIMIT)
                .receiptWithdrawn()
                .closed(Outcome.CUSTOMER_FAVOUR, Basis.EXTERNAL_RULING)
                .reopened(2)
                .redacted(0)
                .approaching(DeadlineName.RESOLUTION.number(2), Party.CUSTOMER)
                .withdrawn()
                .closed(Outcome.WITHDRAWN, Basis.AGREEMENT);
    }

    private IncidentId incidentId() {
        return IncidentId.of(IncidentId.PREFIX + ulid(number, 2));
    }

    private RequestId requestId(int n) {
        return RequestId.of(RequestId.PREFIX + ulid(number, 200 + n));
    }

    private OfferId offerId(int n) {
        return OfferId.of(OfferId.PREFIX + ulid(number, 300 + n));
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
        return count(RefundRequested.class) + count(ProvisionalCreditGranted.class);
    }

    private int count(Class<? extends DisputeEvent> type) {
        return (int) events.stream().filter(type::isInstance).count();
    }

    private Money money(String value) {
        return Money.of(value, amount.currency().getCurrencyCode());
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
        return Deadline.promise(
                DeadlineName.FIRST_RESPONSE,
                Party.OPERATOR,
                start,
                start.plus(Duration.ofDays(15)),
                List.of(Milestone.CUSTOMER_ANSWERED),
                List.of(new ExpiryEffect.Escalate(EscalationTarget.COMPLAINTS_DESK)),
                false);
    }

    private static Deadline resolution(Instant start) {
        return Deadline.promise(
                DeadlineName.RESOLUTION,
                Party.OPERATOR,
                start,
                start.plus(Duration.ofDays(60)),
                List.of(Milestone.CASE_CLOSED),
                List.of(new ExpiryEffect.Escalate(EscalationTarget.MANAGEMENT)),
                true);
    }

    private Deadline deadline(DeadlineName name, Party party, int days) {
        return Deadline.promise(
                name, party, now, now.plus(Duration.ofDays(days)), List.of(Milestone.CASE_CLOSED), List.of(), false);
    }

    /** Nothing is asked of the case beside its deadlines. */
    private static CaseTerms terms() {
        Promise week = new Promise(Duration.ofDays(7), List.of(), false);
        return new CaseTerms(
                List.of(),
                Duration.ofHours(24),
                Optional.empty(),
                List.of(),
                List.of(),
                week,
                week,
                week,
                week,
                week,
                Duration.ofDays(30),
                50,
                5,
                Optional.empty(),
                Optional.empty());
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
