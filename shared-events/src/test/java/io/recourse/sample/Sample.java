package io.recourse.sample;

import io.recourse.actor.Act;
import io.recourse.actor.Actor;
import io.recourse.actor.Channel;
import io.recourse.actor.CommandId;
import io.recourse.actor.Role;
import io.recourse.deadline.Deadline;
import io.recourse.deadline.DeadlineName;
import io.recourse.deadline.ExpiryEffect;
import io.recourse.deadline.Milestone;
import io.recourse.deadline.Trigger;
import io.recourse.dispute.Action;
import io.recourse.dispute.Basis;
import io.recourse.dispute.CaseId;
import io.recourse.dispute.Circumstance;
import io.recourse.dispute.Circumstances;
import io.recourse.dispute.Complaint;
import io.recourse.dispute.DesiredResolution;
import io.recourse.dispute.EscalationTarget;
import io.recourse.dispute.ExternalReference;
import io.recourse.dispute.ExternalValue;
import io.recourse.dispute.Finality;
import io.recourse.dispute.Jurisdiction;
import io.recourse.dispute.Outcome;
import io.recourse.dispute.Party;
import io.recourse.dispute.Product;
import io.recourse.dispute.Reason;
import io.recourse.incident.IncidentId;
import io.recourse.information.Item;
import io.recourse.information.RequestId;
import io.recourse.money.Money;
import io.recourse.offer.OfferId;
import io.recourse.payment.CustomerId;
import io.recourse.payment.MerchantId;
import io.recourse.payment.PaymentDetails;
import io.recourse.payment.PaymentId;
import io.recourse.personal.Personal;
import io.recourse.receipt.Receipt;
import io.recourse.receipt.ReceiptId;
import io.recourse.receipt.ReceiptKind;
import io.recourse.receipt.Sha256;
import io.recourse.refund.RefundFailure;
import io.recourse.refund.RefundId;
import io.recourse.runtime.language.Language;
import io.recourse.terms.CaseTerms;
import io.recourse.terms.CreditLimits;
import io.recourse.terms.EvidenceNeed;
import io.recourse.terms.Promise;
import io.recourse.terms.RefundLimits;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One payment of CNY 88.00, its customer and merchant, and what is said and done about it. */
public final class Sample {

    public static final Instant CAPTURED_AT = Instant.parse("2026-11-18T09:30:15.123456Z");
    public static final Instant NOW = Instant.parse("2026-11-21T02:00:00Z");
    public static final CaseId CASE = CaseId.of("case_01K9ZV5N8QJ3E4R7T2W6Y0ABCD");
    public static final PaymentId PAYMENT = PaymentId.of("pay-1");
    public static final CustomerId CUSTOMER = CustomerId.of("c-17");
    public static final MerchantId MERCHANT = MerchantId.of("m-9");
    public static final RefundId REFUND = RefundId.of("rfd_01K9ZV5N8QJ3E4R7T2W6Y0EFGH");
    public static final IncidentId INCIDENT = IncidentId.of("inc_01K9ZV5N8QJ3E4R7T2W6Y0PQRS");
    public static final RefundFailure DECLINED = new RefundFailure(RefundFailure.Kind.DECLINED, "account-closed");
    public static final Receipt RECEIPT = new Receipt(
            ReceiptId.of("rcp_01K9ZV5N8QJ3E4R7T2W6Y0JKMN"),
            ReceiptKind.PAYMENT_VOUCHER,
            Sha256.of("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"),
            48_213,
            "image/png",
            Personal.of("支付凭证.png"),
            Optional.of(Personal.of("the voucher")));

    private Sample() {}

    public static Act act(String commandId) {
        return act(commandId, Role.AGENT);
    }

    public static Act act(String commandId, Role role) {
        return act(commandId, "agent-1", role);
    }

    public static Act act(String commandId, String actor, Role role) {
        return new Act(new Actor(actor, role), Channel.PHONE, NOW, CommandId.of(commandId));
    }

    public static Act inside(String commandId) {
        return Act.bySystem("refunds", NOW, commandId);
    }

    public static Money cny(String amount) {
        return Money.of(amount, "CNY");
    }

    public static CaseId dispute(int n) {
        return CaseId.of("case_01K9ZV5N8QJ3E4R7T2W6" + String.format("%06d", n));
    }

    public static RefundId refund(int n) {
        return RefundId.of("rfd_01K9ZV5N8QJ3E4R7T2W6" + String.format("%06d", n));
    }

    public static RequestId request(int n) {
        return RequestId.of("req_01K9ZV5N8QJ3E4R7T2W6" + String.format("%06d", n));
    }

    public static OfferId offer(int n) {
        return OfferId.of("ofr_01K9ZV5N8QJ3E4R7T2W6" + String.format("%06d", n));
    }

    public static ReceiptId receipt(int n) {
        return ReceiptId.of("rcp_01K9ZV5N8QJ3E4R7T2W6" + String.format("%06d", n));
    }

    public static Personal<String> words(String words) {
        return Personal.of(words);
    }

    public static PaymentDetails paid(Money amount) {
        return new PaymentDetails(
                CUSTOMER,
                MERCHANT,
                amount,
                CAPTURED_AT,
                Optional.of("order-2026-0042"),
                Optional.of("MINI_PROGRAM"),
                Optional.of(words("HUAWEI P60")),
                Optional.of(words("a kettle \"blue\"\n")),
                PaymentDetails.WALLET_LEDGER,
                Optional.empty());
    }

    /** A complaint about {@link #PAYMENT}, with every field. */
    public static Complaint complaint() {
        return new Complaint(
                CUSTOMER,
                List.of(PAYMENT),
                Reason.PRODUCT_NOT_RECEIVED,
                Channel.PHONE,
                Optional.of(cny("80.50")),
                Optional.of(Instant.parse("2026-11-20T06:00:00Z")),
                NOW,
                NOW,
                Optional.of(words("没有收到货")),
                Optional.of(DesiredResolution.FULL_REFUND),
                List.of(words("asked the merchant"), words("waited")),
                Optional.of(words("iPhone 15")),
                Optional.of(words("订单 2026-0042")),
                Optional.of(words("上海市徐汇区")),
                true,
                Optional.of(Language.CHINESE),
                Optional.of(Jurisdiction.of("CN")),
                Optional.of(new ExternalReference("wechat-pay", "200000020261121/7")),
                List.of(new ExternalValue("wechat-pay", "complaint_state", "PENDING")),
                Optional.of(NOW.plus(Duration.ofDays(10))),
                Optional.of(circumstances()));
    }

    /** A complaint about nothing that was paid, with no more than there must be. */
    public static Complaint bareComplaint() {
        return new Complaint(
                CUSTOMER,
                List.of(),
                Reason.PRIVACY,
                Channel.LETTER,
                Optional.empty(),
                Optional.empty(),
                NOW,
                NOW,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    public static Circumstances circumstances() {
        return new Circumstances(
                Optional.of(Product.WALLET_BALANCE),
                List.of(Circumstance.ORAL_NOTICE),
                Map.of(
                        Trigger.STATEMENT_SENT, Instant.parse("2026-11-19T16:00:00Z"),
                        Trigger.HISTORY_ACCESSED, Instant.parse("2026-11-20T07:00:00Z")),
                Optional.of(31));
    }

    public static Deadline firstResponse() {
        return Deadline.promise(
                DeadlineName.FIRST_RESPONSE,
                Party.OPERATOR,
                NOW,
                NOW.plus(Duration.ofDays(15)),
                List.of(Milestone.CUSTOMER_ANSWERED, Milestone.CASE_CLOSED),
                List.of(new ExpiryEffect.Escalate(EscalationTarget.COMPLAINTS_DESK)),
                false);
    }

    public static Deadline resolution() {
        return Deadline.promise(
                DeadlineName.RESOLUTION,
                Party.OPERATOR,
                NOW,
                NOW.plus(Duration.ofDays(60)),
                List.of(Milestone.CASE_CLOSED),
                List.of(new ExpiryEffect.Escalate(EscalationTarget.MANAGEMENT)),
                true);
    }

    /** Terms of every kind. */
    public static CaseTerms terms() {
        return new CaseTerms(
                List.of(Action.REFUND, Action.GRANT_PROVISIONAL_CREDIT, Action.RELEASE_ACCOUNT_HOLD),
                Duration.ofHours(2),
                Optional.of(List.of(cny("500.00"), Money.of("70.00", "USD"))),
                List.of(Item.TRANSACTION_TIME, Item.AMOUNT, Item.DESCRIPTION),
                List.of(
                        new EvidenceNeed(ReceiptKind.PAYMENT_VOUCHER, Party.CUSTOMER, true),
                        new EvidenceNeed(ReceiptKind.DELIVERY_PROOF, Party.MERCHANT, false)),
                new Promise(Duration.ofDays(7), List.of(), true),
                new Promise(
                        Duration.ofHours(24),
                        List.of(new ExpiryEffect.Decide(
                                Outcome.CUSTOMER_FAVOUR, Basis.TIMEOUT_MERCHANT, Finality.PROVISIONAL)),
                        true),
                new Promise(Duration.ofDays(3), List.of(), false),
                new Promise(Duration.ofDays(14), List.of(), false),
                new Promise(Duration.ofDays(2), List.of(new ExpiryEffect.Escalate(EscalationTarget.MANAGEMENT)), false),
                Duration.ofDays(15),
                3,
                2,
                Optional.of(new RefundLimits(
                        Optional.of(Period.ofDays(365)), Optional.of(50), Optional.of(Duration.ofMinutes(1)))),
                Optional.of(new CreditLimits(
                        Optional.of(List.of(cny("600.00"), Money.of("600.00", "USD"))),
                        Optional.of(List.of(Money.of("50.00", "USD"))))));
    }

    /** Terms that stand in nobody's way: of a case that was opened before policies had any. */
    public static CaseTerms bareTerms() {
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
                new Promise(Duration.ofDays(14), List.of(), false),
                new Promise(Duration.ofDays(3), List.of(), false),
                Duration.ofDays(30),
                50,
                5,
                Optional.empty(),
                Optional.empty());
    }
}
