package io.recourse.command.refund;

import io.recourse.actor.Act;
import io.recourse.command.gateway.Standing;
import io.recourse.command.refund.RefundSaga.Reserved;
import io.recourse.dispute.CaseId;
import io.recourse.dispute.FollowRefund;
import io.recourse.payment.PaymentCommand;
import io.recourse.payment.PaymentId;
import io.recourse.payment.ReleaseRefund;
import io.recourse.payment.SettleRefund;
import io.recourse.refund.RefundFailure;
import io.recourse.refund.RefundId;
import io.recourse.refund.RefundProgress;
import java.time.Clock;

/** The commands that take a refund a step on. Each has one id for a refund, so that it is done once. */
final class RefundSteps {

    private RefundSteps() {}

    /** What the payment is told of an end. */
    static PaymentCommand end(Standing.Succeeded end, Reserved refund, Clock clock) {
        return settle(refund.paymentId(), refund.refundId(), end.reference(), clock);
    }

    static PaymentCommand end(Standing.Failed end, Reserved refund, Clock clock) {
        RefundFailure failure = new RefundFailure(RefundFailure.Kind.DECLINED, end.code());
        return release(refund.paymentId(), refund.refundId(), failure, clock);
    }

    static PaymentCommand end(Standing.Canceled end, Reserved refund, Clock clock) {
        RefundFailure failure = new RefundFailure(RefundFailure.Kind.CANCELED, end.code());
        return release(refund.paymentId(), refund.refundId(), failure, clock);
    }

    static PaymentCommand settle(PaymentId paymentId, RefundId refundId, String reference, Clock clock) {
        return new SettleRefund(paymentId, refundId, reference, act(refundId, "settle", clock));
    }

    static PaymentCommand release(PaymentId paymentId, RefundId refundId, RefundFailure failure, Clock clock) {
        return new ReleaseRefund(paymentId, refundId, failure, act(refundId, "release", clock));
    }

    /** Not once for all: a refund can be given up again. The case knows by itself what it was told before. */
    static FollowRefund follow(CaseId caseId, RefundId refundId, RefundProgress progress, Clock clock) {
        return new FollowRefund(
                caseId,
                refundId,
                progress,
                act(refundId, "follow:" + clock.instant().toEpochMilli(), clock));
    }

    static Act act(RefundId refundId, String step, Clock clock) {
        return Act.bySystem("refunds", clock.instant(), refundId + ":" + step);
    }
}
