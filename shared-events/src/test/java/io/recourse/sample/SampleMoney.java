package io.recourse.sample;

import static io.recourse.sample.Sample.CASE;
import static io.recourse.sample.Sample.NOW;
import static io.recourse.sample.Sample.PAYMENT;
import static io.recourse.sample.Sample.REFUND;
import static io.recourse.sample.Sample.act;
import static io.recourse.sample.Sample.cny;
import static io.recourse.sample.Sample.inside;
import static io.recourse.sample.Sample.refund;
import static io.recourse.sample.Sample.words;

import io.recourse.actor.Role;
import io.recourse.deadline.Deadline;
import io.recourse.deadline.DeadlineName;
import io.recourse.deadline.ExpiryEffect;
import io.recourse.dispute.EscalationTarget;
import io.recourse.dispute.MoneyMovedOutside;
import io.recourse.dispute.Party;
import io.recourse.dispute.ProvisionalCreditFinalised;
import io.recourse.dispute.ProvisionalCreditGranted;
import io.recourse.dispute.ProvisionalCreditWithdrawn;
import io.recourse.dispute.RefundAbnormal;
import io.recourse.dispute.RefundActionRequired;
import io.recourse.dispute.RefundApproved;
import io.recourse.dispute.RefundDeclined;
import io.recourse.dispute.RefundGivenUp;
import io.recourse.dispute.RefundRequested;
import io.recourse.dispute.RefundResolved;
import io.recourse.dispute.RefundRetried;
import io.recourse.dispute.RefundReversed;
import io.recourse.dispute.RefundSubmitted;
import io.recourse.money.Money;
import io.recourse.payment.OutsideMovement;
import io.recourse.payment.OutsideMovementRecorded;
import io.recourse.refund.RefundFailure;
import io.recourse.refund.RefundId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Money of {@link Sample#CASE} that needs a second person, is lent, or comes back. */
public final class SampleMoney {

    public static final OutsideMovement CHARGEBACK =
            new OutsideMovement("stripe", "txn_1", OutsideMovement.Kind.CHARGEBACK, "du_1", cny("88.00"), NOW);

    private SampleMoney() {}

    /** One of each type. */
    static Stream<Object> all() {
        return Stream.of(
                askedFor(REFUND, cny("30.00")),
                approved(REFUND),
                declined(REFUND),
                reversed(REFUND, cny("30.00")),
                credited(refund(2), cny("80.50"), true),
                finalised(refund(2), cny("80.50")),
                takenBack(refund(2), cny("80.50")),
                new RefundSubmitted(CASE, REFUND, cny("30.00"), "re_1", inside(REFUND + ":follow:1")),
                new RefundActionRequired(
                        CASE, REFUND, cny("30.00"), "re_1", "display_details", inside(REFUND + ":follow:2")),
                new RefundAbnormal(CASE, REFUND, cny("30.00"), "5030000", "ABNORMAL", inside(REFUND + ":follow:3")),
                new RefundGivenUp(CASE, REFUND, cny("30.00"), "outcome-unknown", 36, inside(REFUND + ":follow:4")),
                new RefundRetried(CASE, REFUND, act("retry")),
                new RefundResolved(
                        CASE,
                        REFUND,
                        true,
                        "transfer-7",
                        Optional.of(words("已线下打款")),
                        Sample.act("resolve", "supervisor-1", Role.SUPERVISOR)),
                new MoneyMovedOutside(CASE, PAYMENT, CHARGEBACK, cny("-10.00"), inside("moved:1")),
                new OutsideMovementRecorded(PAYMENT, CHARGEBACK, inside("moved:stripe:txn_1")));
    }

    /** A refund that needs a second person, promised within two days. */
    public static RefundRequested askedFor(RefundId id, Money amount) {
        Deadline promised = Deadline.promise(
                DeadlineName.REFUND,
                Party.OPERATOR,
                NOW,
                NOW.plus(Duration.ofDays(2)),
                List.of(),
                List.of(new ExpiryEffect.Escalate(EscalationTarget.MANAGEMENT)),
                false);
        return new RefundRequested(
                CASE,
                id,
                PAYMENT,
                amount,
                Optional.of(words("商户同意退款")),
                true,
                Optional.of(promised),
                Optional.empty(),
                act("refund-" + id));
    }

    /** By another than who asked for it. */
    public static RefundApproved approved(RefundId id) {
        return new RefundApproved(CASE, id, Sample.act("approve-" + id, "supervisor-1", Role.SUPERVISOR));
    }

    public static RefundDeclined declined(RefundId id) {
        return new RefundDeclined(
                CASE,
                id,
                Optional.of(words("the voucher is of another payment")),
                Sample.act("decline-" + id, "supervisor-1", Role.SUPERVISOR));
    }

    public static RefundReversed reversed(RefundId id, Money amount) {
        return new RefundReversed(
                CASE,
                id,
                PAYMENT,
                amount,
                new RefundFailure(RefundFailure.Kind.TAKEN_BACK, "provisional-credit-withdrawn"),
                inside(id + ":reverse"));
    }

    public static ProvisionalCreditGranted credited(RefundId id, Money amount, boolean approvalNeeded) {
        return new ProvisionalCreditGranted(
                CASE,
                id,
                PAYMENT,
                amount,
                approvalNeeded,
                Optional.of(words("先行垫付")),
                Optional.empty(),
                act("credit-" + id));
    }

    public static ProvisionalCreditFinalised finalised(RefundId id, Money amount) {
        return new ProvisionalCreditFinalised(CASE, id, amount, act("finalise-" + id));
    }

    public static ProvisionalCreditWithdrawn takenBack(RefundId id, Money amount) {
        return new ProvisionalCreditWithdrawn(
                CASE, id, PAYMENT, amount, Optional.of(words("the parcel was delivered")), act("take-back-" + id));
    }
}
