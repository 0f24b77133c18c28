package io.recourse.refund;

import io.recourse.actor.Act;
import io.recourse.deadline.DeadlineName;
import io.recourse.money.Money;
import io.recourse.payment.PaymentId;
import io.recourse.personal.Personal;
import java.time.Instant;
import java.util.Optional;

/** A refund or a provisional credit as its case knows it.
 *
 * @param sequence of the event that asked for it
 * @param approvalNeeded nothing moves before a second person agrees
 * @param finalised a provisional credit that stays with the customer
 * @param deadline the name of the deadline until which it was promised
 * @param decidedBy who approved or declined it
 * @param attention why it does not go on by itself
 */
public record CaseRefund(
        RefundId id,
        long sequence,
        PaymentId paymentId,
        Money amount,
        RefundPurpose purpose,
        Optional<Personal<String>> reason,
        boolean approvalNeeded,
        boolean finalised,
        Optional<DeadlineName> deadline,
        String requestedBy,
        Instant requestedAt,
        Optional<String> decidedBy,
        RefundStatus status,
        Optional<Instant> endedAt,
        Optional<String> gatewayReference,
        Optional<RefundFailure> failure,
        Optional<RefundAttention> attention) {

    public static CaseRefund requested(
            RefundId id,
            long sequence,
            PaymentId paymentId,
            Money amount,
            RefundPurpose purpose,
            Optional<Personal<String>> reason,
            boolean approvalNeeded,
            Optional<DeadlineName> deadline,
            Act act) {
        return new CaseRefund(
                id,
                sequence,
                paymentId,
                amount,
                purpose,
                reason,
                approvalNeeded,
                false,
                deadline,
                act.actor().id(),
                act.occurredAt(),
                Optional.empty(),
                RefundStatus.REQUESTED,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public CaseRefund approved(String by) {
        return in(RefundStatus.APPROVED, Optional.of(by), endedAt, gatewayReference, failure, attention);
    }

    public CaseRefund declined(String by, Instant at) {
        return in(RefundStatus.DECLINED, Optional.of(by), Optional.of(at), gatewayReference, failure, attention);
    }

    public CaseRefund submitted(String reference) {
        return underWay(RefundStatus.SUBMITTED, reference, Optional.empty());
    }

    public CaseRefund actionRequired(String reference, String action, Instant at) {
        return underWay(
                RefundStatus.REQUIRES_ACTION,
                reference,
                Optional.of(new RefundAttention(RefundAttention.Kind.ACTION_REQUIRED, action, at)));
    }

    public CaseRefund abnormal(String reference, String code, Instant at) {
        return underWay(
                RefundStatus.ABNORMAL,
                reference,
                Optional.of(new RefundAttention(RefundAttention.Kind.ABNORMAL, code, at)));
    }

    public CaseRefund givenUp(String code, Instant at) {
        return attending(Optional.of(new RefundAttention(RefundAttention.Kind.GIVEN_UP, code, at)));
    }

    /** What nobody tried any more is tried again. */
    public CaseRefund retried() {
        return attending(attention.filter(a -> a.kind() != RefundAttention.Kind.GIVEN_UP));
    }

    public CaseRefund succeeded(Instant at, String reference) {
        return in(
                RefundStatus.SUCCEEDED, decidedBy, Optional.of(at), Optional.of(reference), failure, Optional.empty());
    }

    public CaseRefund failed(Instant at, RefundFailure why) {
        RefundStatus end = why.kind() == RefundFailure.Kind.CANCELED ? RefundStatus.CANCELED : RefundStatus.FAILED;
        return in(end, decidedBy, Optional.of(at), gatewayReference, Optional.of(why), Optional.empty());
    }

    public CaseRefund reversing() {
        return in(RefundStatus.REVERSING, decidedBy, endedAt, gatewayReference, failure, attention);
    }

    public CaseRefund reversed(Instant at, RefundFailure why) {
        return in(
                RefundStatus.REVERSED,
                decidedBy,
                Optional.of(at),
                gatewayReference,
                Optional.of(why),
                Optional.empty());
    }

    private CaseRefund underWay(RefundStatus next, String reference, Optional<RefundAttention> attends) {
        return in(next, decidedBy, endedAt, Optional.of(reference), failure, attends);
    }

    private CaseRefund attending(Optional<RefundAttention> attends) {
        return in(status, decidedBy, endedAt, gatewayReference, failure, attends);
    }

    public CaseRefund finalisedCredit() {
        return new CaseRefund(
                id,
                sequence,
                paymentId,
                amount,
                purpose,
                reason,
                approvalNeeded,
                true,
                deadline,
                requestedBy,
                requestedAt,
                decidedBy,
                status,
                endedAt,
                gatewayReference,
                failure,
                attention);
    }

    /** Without what it says in words. */
    public CaseRefund silent() {
        return new CaseRefund(
                id,
                sequence,
                paymentId,
                amount,
                purpose,
                Optional.empty(),
                approvalNeeded,
                finalised,
                deadline,
                requestedBy,
                requestedAt,
                decidedBy,
                status,
                endedAt,
                gatewayReference,
                failure,
                attention);
    }

    public boolean awaitsApproval() {
        return approvalNeeded && status == RefundStatus.REQUESTED;
    }

    /** Whether money may be moving: it is for the gateway now. */
    public boolean inFlight() {
        return switch (status) {
            case REQUESTED -> !approvalNeeded;
            case APPROVED, SUBMITTED, REQUIRES_ACTION, ABNORMAL, REVERSING -> true;
            case DECLINED, SUCCEEDED, FAILED, CANCELED, REVERSED -> false;
        };
    }

    /** Money that is the customer's only until the case is decided. */
    public boolean outstandingCredit() {
        return purpose == RefundPurpose.PROVISIONAL_CREDIT && status == RefundStatus.SUCCEEDED && !finalised;
    }

    /** Whether the customer has its money or may still get it. */
    public boolean given() {
        return switch (status) {
            case REQUESTED, APPROVED, SUBMITTED, REQUIRES_ACTION, ABNORMAL, SUCCEEDED, REVERSING -> true;
            case DECLINED, FAILED, CANCELED, REVERSED -> false;
        };
    }

    /** Whether its money has moved and can still come back. */
    public boolean reversible() {
        return status == RefundStatus.SUCCEEDED || status == RefundStatus.REVERSING;
    }

    /** Whether it is on its way to the customer, and not back. */
    public boolean outward() {
        return inFlight() && status != RefundStatus.REVERSING;
    }

    /** Whether it has come to where only a person can say how it ended. */
    public boolean stuck() {
        return outward() && attention.filter(RefundAttention::forStaff).isPresent();
    }

    /** Money that the customer keeps. */
    public boolean refunded() {
        return status == RefundStatus.SUCCEEDED && !outstandingCredit();
    }

    private CaseRefund in(
            RefundStatus next,
            Optional<String> by,
            Optional<Instant> end,
            Optional<String> reference,
            Optional<RefundFailure> why,
            Optional<RefundAttention> attends) {
        return new CaseRefund(
                id,
                sequence,
                paymentId,
                amount,
                purpose,
                reason,
                approvalNeeded,
                finalised,
                deadline,
                requestedBy,
                requestedAt,
                by,
                next,
                end,
                reference,
                why,
                attends);
    }
}
