package io.recourse.sample;

import static io.recourse.sample.Sample.CASE;
import static io.recourse.sample.Sample.CUSTOMER;
import static io.recourse.sample.Sample.DECLINED;
import static io.recourse.sample.Sample.MERCHANT;
import static io.recourse.sample.Sample.NOW;
import static io.recourse.sample.Sample.PAYMENT;
import static io.recourse.sample.Sample.REFUND;
import static io.recourse.sample.Sample.act;
import static io.recourse.sample.Sample.cny;
import static io.recourse.sample.Sample.inside;
import static io.recourse.sample.Sample.words;

import io.recourse.actor.Act;
import io.recourse.actor.Channel;
import io.recourse.actor.Role;
import io.recourse.customer.CustomerForgotten;
import io.recourse.customer.ForgetId;
import io.recourse.deadline.DeadlineName;
import io.recourse.deadline.PolicyRef;
import io.recourse.dispute.AccountHoldReleased;
import io.recourse.dispute.AccountHoldRequested;
import io.recourse.dispute.Assigned;
import io.recourse.dispute.Basis;
import io.recourse.dispute.Complaint;
import io.recourse.dispute.ContactRecorded;
import io.recourse.dispute.DeadlineExpired;
import io.recourse.dispute.DeadlineMet;
import io.recourse.dispute.DisputeClosed;
import io.recourse.dispute.DisputeOpened;
import io.recourse.dispute.DisputeWithdrawn;
import io.recourse.dispute.DisputedPayment;
import io.recourse.dispute.Escalated;
import io.recourse.dispute.EscalationTarget;
import io.recourse.dispute.Finality;
import io.recourse.dispute.IdentityVerified;
import io.recourse.dispute.IncidentLinked;
import io.recourse.dispute.NoteAdded;
import io.recourse.dispute.Origin;
import io.recourse.dispute.Outcome;
import io.recourse.dispute.Party;
import io.recourse.dispute.ReceiptAttached;
import io.recourse.dispute.ReceiptWithdrawn;
import io.recourse.dispute.Redacted;
import io.recourse.dispute.RefundFailed;
import io.recourse.dispute.RefundRequested;
import io.recourse.dispute.RefundSucceeded;
import io.recourse.dispute.Stage;
import io.recourse.identity.IdentityMethod;
import io.recourse.money.Money;
import io.recourse.payment.PaymentRecorded;
import io.recourse.payment.RefundReleased;
import io.recourse.payment.RefundReservationRefused;
import io.recourse.payment.RefundReserved;
import io.recourse.payment.RefundReturned;
import io.recourse.payment.RefundSettled;
import io.recourse.refund.RefundFailure;
import io.recourse.refund.RefundId;
import io.recourse.rejection.Rule;
import io.recourse.terms.CaseTerms;
import io.recourse.work.Queue;
import io.recourse.work.Satisfaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What can happen to {@link Sample#CASE} and {@link Sample#PAYMENT}. */
public final class SampleEvents {

    private SampleEvents() {}

    /** One of each type. */
    public static Stream<Object> all() {
        return Stream.of(
                        dispute(),
                        SampleDealings.all(),
                        SampleCourse.all(),
                        SampleRules.all(),
                        SampleMoney.all(),
                        SampleIncident.all(),
                        Stream.of(new CustomerForgotten(
                                ForgetId.of("fgt_01K9ZV5N8QJ3E4R7T2W6Y0ZZZZ"),
                                Sample.CUSTOMER,
                                Optional.of("DSR-2026-117"),
                                act("forget"))),
                        SampleLibrary.all(),
                        SampleWebhooks.all(),
                        payment())
                .flatMap(Function.identity());
    }

    private static Stream<Object> dispute() {
        return Stream.of(
                openedUnderTwoPolicies(),
                new ReceiptAttached(CASE, Sample.RECEIPT, Party.MERCHANT, true, act("attach", Role.MERCHANT)),
                new ReceiptWithdrawn(CASE, Sample.RECEIPT.id(), words("传错了文件"), act("withdraw-receipt")),
                contacted(),
                verified(true, NOW.plus(Duration.ofHours(2))),
                new NoteAdded(CASE, words("calls back on Monday"), act("note")),
                new Assigned(CASE, Queue.TECHNICAL, Optional.of("agent-2"), act("assign")),
                escalated(EscalationTarget.COMPLAINTS_DESK, Stage.CLAIM),
                succeeded(REFUND, cny("30.00")),
                failed(REFUND, cny("30.00")),
                new DeadlineMet(CASE, DeadlineName.FIRST_RESPONSE, act("contact")),
                expired(DeadlineName.RESOLUTION),
                redacted(5),
                held(),
                released(),
                new IncidentLinked(CASE, Sample.INCIDENT, act("link")),
                new DisputeWithdrawn(CASE, Optional.of(words("已经收到货了")), act("withdraw")),
                rated());
    }

    private static Stream<Object> payment() {
        return Stream.of(
                recorded(cny("88.00")),
                reserved(REFUND, cny("30.00")),
                new RefundReservationRefused(
                        PAYMENT, REFUND, CASE, cny("90.00"), Rule.REFUND_EXCEEDS_REFUNDABLE, inside("r:reserve")),
                settled(REFUND, cny("30.00")),
                released(REFUND, cny("30.00")),
                returned(REFUND, cny("30.00")));
    }

    public static DisputeOpened opened(Complaint complaint, Money captured) {
        return opened(complaint, captured, Sample.bareTerms(), Queue.FRONT_DESK);
    }

    public static DisputeOpened opened(Complaint complaint, Money captured, CaseTerms terms, Queue queue) {
        return new DisputeOpened(
                CASE,
                complaint,
                complaint.paymentIds().stream()
                        .map(id -> new DisputedPayment(id, captured, Optional.of("wallet-ledger")))
                        .toList(),
                complaint.paymentIds().isEmpty() ? Optional.empty() : Optional.of(MERCHANT),
                Origin.WALLET,
                Stage.INQUIRY,
                List.of(new PolicyRef("complaint-portal-15-60", 1)),
                List.of(Sample.firstResponse(), Sample.resolution()),
                terms,
                queue,
                act("open"));
    }

    /** Under a law beside the house's own rules, which gives it one deadline more. */
    private static DisputeOpened openedUnderTwoPolicies() {
        DisputeOpened one = opened(Sample.complaint(), cny("88.00"), Sample.terms(), Queue.COMPLAINTS);
        return new DisputeOpened(
                one.caseId(),
                one.complaint(),
                one.payments(),
                one.merchantId(),
                one.origin(),
                one.stage(),
                Stream.concat(one.policies().stream(), Stream.of(SampleRules.POLICY))
                        .toList(),
                Stream.concat(one.deadlines().stream(), Stream.of(SampleRules.investigation()))
                        .toList(),
                one.terms(),
                one.queue(),
                one.act());
    }

    /** The customer's voucher. */
    public static ReceiptAttached attached() {
        return new ReceiptAttached(CASE, Sample.RECEIPT, Party.CUSTOMER, false, act("attach"));
    }

    public static ContactRecorded contacted() {
        return new ContactRecorded(
                CASE, Channel.PHONE, words("我们会在周三之前答复"), Optional.of(words("agreed to wait")), act("contact"));
    }

    public static Escalated escalated(EscalationTarget to, Stage stage) {
        return new Escalated(CASE, to, stage, Optional.of(words("second call")), Optional.empty(), act("escalate"));
    }

    public static RefundRequested requested(RefundId id, Money amount) {
        return new RefundRequested(
                CASE,
                id,
                PAYMENT,
                amount,
                Optional.of(words("not delivered")),
                false,
                Optional.empty(),
                Optional.empty(),
                act("refund-" + id));
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
                Optional.empty(),
                act("close"));
    }

    private static DisputeClosed rated() {
        return new DisputeClosed(
                CASE,
                Outcome.SPLIT,
                Basis.ADJUDICATION,
                Finality.FINAL,
                Optional.of(words("双方各承担一半")),
                Optional.of(new Satisfaction(4, Optional.of(words("fast, but I had to call twice")))),
                act("close"));
    }

    public static IdentityVerified verified(boolean passed, Instant validUntil) {
        return new IdentityVerified(
                CASE,
                IdentityMethod.ACCOUNT_DETAILS,
                passed,
                validUntil,
                Optional.of(words("named the last two payments")),
                act("verify"));
    }

    public static AccountHoldRequested held() {
        return new AccountHoldRequested(CASE, CUSTOMER, words("手机被盗，请先锁定账户"), act("hold"));
    }

    public static AccountHoldReleased released() {
        return new AccountHoldReleased(CASE, CUSTOMER, words("has a new phone"), act("release-hold"));
    }

    public static Redacted redacted(long sequence) {
        return new Redacted(CASE, sequence, words("names a third person"), act("redact-" + sequence, Role.SUPERVISOR));
    }

    public static PaymentRecorded recorded(Money amount) {
        return new PaymentRecorded(PAYMENT, Sample.paid(amount), inside("record"));
    }

    public static RefundReserved reserved(RefundId id, Money amount) {
        return reservedAt(NOW, id, amount);
    }

    public static RefundReserved reservedAt(Instant at, RefundId id, Money amount) {
        Act act = Act.bySystem("refunds", at, id + ":reserve");
        return new RefundReserved(PAYMENT, id, CASE, amount, "wallet-ledger", act);
    }

    public static RefundSettled settled(RefundId id, Money amount) {
        return new RefundSettled(PAYMENT, id, CASE, amount, "ledger:" + id, inside(id + ":settle"));
    }

    public static RefundReleased released(RefundId id, Money amount) {
        return new RefundReleased(PAYMENT, id, CASE, amount, DECLINED, inside(id + ":release"));
    }

    public static RefundReturned returned(RefundId id, Money amount) {
        return new RefundReturned(
                PAYMENT,
                id,
                CASE,
                amount,
                new RefundFailure(RefundFailure.Kind.RETURNED, "card-expired"),
                inside(id + ":return"));
    }
}
